-- A case of the resolution queue is about two different identities,
-- and no pair is there twice, not even turned round.
select
    least(person_unique_id_primary, person_unique_id_duplicate) as one_id,
    greatest(person_unique_id_primary, person_unique_id_duplicate) as other_id,
    count(*) as cases
from {{ ref('people_resolution_queue') }}
group by 1, 2
having count(*) > 1
    or least(min(person_unique_id_primary), min(person_unique_id_duplicate))
    = greatest(max(person_unique_id_primary), max(person_unique_id_duplicate))
