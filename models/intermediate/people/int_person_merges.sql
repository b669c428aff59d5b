with retired as (

    select
        person_unique_id,
        surviving_person_unique_id,
        founder_ordinal
    from {{ ref('person_identity_map') }}
    where identity_status = 'merged'

),

pair_cases as (

    select * from {{ ref('int_person_pair_cases') }}
    where is_one_person

),

-- what ties each retired identity to the others of its person, seen from either end of a pair
ties as (

    select
        newer_ordinal as ordinal,
        older_ordinal as partner_ordinal,
        pair_cases.*
    from pair_cases
    union all
    select
        older_ordinal as ordinal,
        newer_ordinal as partner_ordinal,
        pair_cases.*
    from pair_cases

),

ranked as (

    select
        retired.surviving_person_unique_id,
        retired.person_unique_id,
        ties.older_ordinal,
        ties.newer_ordinal,
        ties.decision,
        -- no tie: the record gave up its own ID when it left a cluster
        coalesce(ties.conflict_type, 'same_person') as conflict_type,
        row_number() over (
            partition by retired.person_unique_id
            order by
                case ties.decision when 'merge' then 0 when 'auto_merge' then 1 else 2 end asc,
                ties.match_weight desc,
                ties.partner_ordinal asc
        ) as tie_rank
    from retired
    left join ties on retired.founder_ordinal = ties.ordinal

),

merged_identities as (

    select
        surviving_person_unique_id as primary_person_id,
        person_unique_id as duplicate_person_id,
        older_ordinal,
        newer_ordinal,
        decision,
        conflict_type
    from ranked
    where tie_rank = 1

)

select * from merged_identities
