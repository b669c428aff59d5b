with decisions as (

    select * from {{ ref('int_person_match_decisions') }}

),

identities as (

    select
        ordinal,
        person_unique_id
    from {{ ref('int_person_identities') }}

),

identity_map as (

    select
        person_unique_id,
        surviving_person_unique_id
    from {{ ref('person_identity_map') }}

),

people as (

    select
        identities.ordinal,
        identities.person_unique_id,
        identity_map.surviving_person_unique_id
    from identities
    inner join identity_map on identities.person_unique_id = identity_map.person_unique_id

),

-- pairs that somebody should see; a rejected one only if an account is shared or somebody decided it
pair_cases as (

    select
        decisions.*,
        older.person_unique_id as older_person_id,
        newer.person_unique_id as newer_person_id,
        older.surviving_person_unique_id as older_survivor_id,
        newer.surviving_person_unique_id as newer_survivor_id,
        older.surviving_person_unique_id = newer.surviving_person_unique_id as is_one_person
    from decisions
    inner join people as older on decisions.older_ordinal = older.ordinal
    inner join people as newer on decisions.newer_ordinal = newer.ordinal
    where decisions.decision != 'reject'
        or decisions.has_same_account

)

select * from pair_cases
