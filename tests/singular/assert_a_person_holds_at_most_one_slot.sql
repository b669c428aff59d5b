-- One person holds at most one slot, of any company.
select
    person_unique_id,
    count(*) as slots_held
from {{ ref('company_slots') }}
where person_unique_id is not null
group by 1
having count(*) > 1
