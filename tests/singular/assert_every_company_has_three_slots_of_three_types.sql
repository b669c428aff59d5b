-- Every company has exactly three slots, one of each type.
with companies as (

    select company_unique_id
    from {{ ref('company_master') }}

),

slots as (

    select
        company_unique_id,
        count(*) as slot_count,
        count(distinct slot_type) as type_count
    from {{ ref('company_slots') }}
    group by 1

)

select
    companies.company_unique_id,
    slots.slot_count,
    slots.type_count
from companies
left join slots on companies.company_unique_id = slots.company_unique_id
where coalesce(slots.slot_count, 0) != 3 or coalesce(slots.type_count, 0) != 3
