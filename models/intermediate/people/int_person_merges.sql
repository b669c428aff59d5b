with identity_map as (

    select
        ordinal,
        person_unique_id,
        surviving_person_unique_id
    from {{ ref('person_identity_map') }}
    where identity_status = 'merged'

),

decisions as (

    select * from {{ ref('int_person_match_decisions') }}
    where decision = 'auto_merge'

),

-- what tied each retired identity to its cluster, seen from either end of a pair
ties as (

    select
        newer_ordinal as ordinal,
        older_ordinal as partner_ordinal,
        match_rule,
        rule_order,
        conflict_type
    from decisions
    union all
    select
        older_ordinal,
        newer_ordinal,
        match_rule,
        rule_order,
        conflict_type
    from decisions

),

ranked as (

    select
        identity_map.surviving_person_unique_id,
        identity_map.person_unique_id,
        ties.match_rule,
        ties.conflict_type,
        row_number() over (
            partition by identity_map.person_unique_id
            order by ties.rule_order, ties.partner_ordinal
        ) as tie_rank
    from identity_map
    inner join ties on identity_map.ordinal = ties.ordinal

),

merged_identities as (

    select
        surviving_person_unique_id as primary_person_id,
        person_unique_id as duplicate_person_id,
        match_rule,
        conflict_type
    from ranked
    where tie_rank = 1

)

select * from merged_identities
