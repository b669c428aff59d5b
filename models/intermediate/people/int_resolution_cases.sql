with merged_identities as (

    select * from {{ ref('int_person_merges') }}

),

open_conflicts as (

    select * from {{ ref('int_person_open_conflicts') }}

),

people as (

    select
        person_unique_id,
        ordinal,
        uploaded_at
    from {{ ref('int_person_identities') }}

),

cases as (

    select
        primary_person_id,
        duplicate_person_id,
        match_rule,
        conflict_type,
        'auto_merged' as resolution_status
    from merged_identities
    union all
    select
        primary_people.person_unique_id as primary_person_id,
        duplicate_people.person_unique_id as duplicate_person_id,
        open_conflicts.match_rule,
        open_conflicts.conflict_type,
        case open_conflicts.decision when 'reject' then 'rejected' else 'pending_review' end as resolution_status
    from open_conflicts
    inner join people as primary_people on open_conflicts.primary_ordinal = primary_people.ordinal
    inner join people as duplicate_people on open_conflicts.duplicate_ordinal = duplicate_people.ordinal

),

-- a case is as old as the younger of its two records, and is numbered in that order
numbered as (

    select
        cases.*,
        primary_people.ordinal as primary_ordinal,
        duplicate_people.ordinal as duplicate_ordinal,
        greatest(primary_people.uploaded_at, duplicate_people.uploaded_at) as created_at,
        cases.primary_person_id || '|' || cases.duplicate_person_id as case_key,
        row_number() over (
            order by
                greatest(primary_people.ordinal, duplicate_people.ordinal),
                least(primary_people.ordinal, duplicate_people.ordinal),
                primary_people.ordinal
        ) as mint_order
    from cases
    inner join people as primary_people on cases.primary_person_id = primary_people.person_unique_id
    inner join people as duplicate_people on cases.duplicate_person_id = duplicate_people.person_unique_id

)

select * from numbered
