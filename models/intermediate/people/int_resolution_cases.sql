with cases as (

    select
        merge_cases.*,
        case merge_cases.decision when 'merge' then 'resolved_merged' else 'auto_merged' end as resolution_status
    from {{ ref('int_person_merges') }} as merge_cases
    union all
    select
        open_conflicts.*,
        case open_conflicts.decision
            when 'keep_apart' then 'resolved_distinct'
            when 'reject' then 'rejected'
            else 'pending_review'
        end as resolution_status
    from {{ ref('int_person_open_conflicts') }} as open_conflicts

),

identity_map as (

    select
        person_unique_id,
        founder_ordinal,
        ordinal
    from {{ ref('person_identity_map') }}

),

identities as (

    select
        ordinal,
        uploaded_at
    from {{ ref('int_person_identities') }}

),

founders as (

    select
        identity_map.person_unique_id,
        identity_map.ordinal,
        identities.uploaded_at
    from identity_map
    left join identities on identity_map.founder_ordinal = identities.ordinal

),

-- a case is as old as the younger of its two records, and is numbered in that order
numbered as (

    select
        cases.*,
        greatest(primary_people.uploaded_at, duplicate_people.uploaded_at) as created_at,
        cases.primary_person_id || '|' || cases.duplicate_person_id as case_key,
        row_number() over (
            order by
                greatest(primary_people.ordinal, duplicate_people.ordinal),
                least(primary_people.ordinal, duplicate_people.ordinal),
                primary_people.ordinal
        ) as mint_order
    from cases
    inner join founders as primary_people on cases.primary_person_id = primary_people.person_unique_id
    inner join founders as duplicate_people on cases.duplicate_person_id = duplicate_people.person_unique_id

)

select * from numbered
