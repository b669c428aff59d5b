-- A slot is filled if and only if a person holds it, and the holder works at the slot's company.
with slots as (

    select
        slot_unique_id,
        company_unique_id,
        person_unique_id,
        is_filled
    from {{ ref('company_slots') }}

),

people as (

    select
        unique_id,
        company_unique_id
    from {{ ref('people_master') }}

)

select
    slots.slot_unique_id,
    slots.is_filled,
    slots.person_unique_id,
    people.company_unique_id as employer_id
from slots
left join people on slots.person_unique_id = people.unique_id
where slots.is_filled != (people.unique_id is not null)
    or people.company_unique_id is distinct from
    case when slots.is_filled then slots.company_unique_id end
