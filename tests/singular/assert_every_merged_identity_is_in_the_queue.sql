-- The merged cases of the queue, by weight or by decision, are exactly the retired person IDs, survivor and all.
with merged_identities as (

    select
        surviving_person_unique_id,
        person_unique_id
    from {{ ref('person_identity_map') }}
    where identity_status = 'merged'

),

merged_cases as (

    select
        person_unique_id_primary,
        person_unique_id_duplicate
    from {{ ref('people_resolution_queue') }}
    where resolution_status in ('auto_merged', 'resolved_merged')

)

select
    merged_identities.person_unique_id,
    merged_cases.person_unique_id_duplicate
from merged_identities
full outer join merged_cases
    on merged_identities.person_unique_id = merged_cases.person_unique_id_duplicate
    and merged_identities.surviving_person_unique_id = merged_cases.person_unique_id_primary
where merged_identities.person_unique_id is null
    or merged_cases.person_unique_id_duplicate is null
