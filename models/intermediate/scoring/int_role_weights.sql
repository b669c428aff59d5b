with sightings as (

    select * from {{ ref('int_role_sightings') }}

),

people as (

    select
        person_unique_id,
        surviving_person_unique_id
    from {{ ref('person_identity_map') }}

),

companies as (

    select
        company_unique_id,
        surviving_company_unique_id
    from {{ ref('company_identity_map') }}

),

days as (

    select * from {{ ref('int_score_days') }}

),

weights as (

    select * from {{ ref('scoring_role_weights') }}

),

-- the role of the day: whoever holds two on one day counts with the heavier
roles as (

    select
        weights.model_version,
        days.score_day,
        companies.surviving_company_unique_id as company_unique_id,
        people.surviving_person_unique_id as person_unique_id,
        max(weights.role_weight) as role_weight
    from sightings
    inner join people on sightings.person_unique_id = people.person_unique_id
    inner join companies on sightings.company_unique_id = companies.company_unique_id
    inner join weights on sightings.slot_type = weights.slot_type
    inner join days on days.score_day between sightings.first_day and sightings.last_day
    where people.surviving_person_unique_id is not null
        and companies.surviving_company_unique_id is not null
    group by 1, 2, 3, 4

)

select
    model_version
    || '/'
    || cast(score_day as text)
    || '/'
    || company_unique_id
    || '/'
    || person_unique_id as role_weight_id,
    roles.*
from roles
