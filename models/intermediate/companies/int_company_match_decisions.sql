with pairs as (

    select * from {{ ref('int_company_candidate_pairs') }}

),

rules as (

    select
        match_rule,
        rule_order,
        decision,
        conflict_type
    from {{ ref('match_rules') }}
    where entity = 'company'

),

ranked as (

    select
        pairs.older_ordinal,
        pairs.newer_ordinal,
        rules.match_rule,
        rules.rule_order,
        rules.decision,
        rules.conflict_type,
        row_number() over (
            partition by pairs.older_ordinal, pairs.newer_ordinal
            order by rules.rule_order
        ) as strength_rank
    from pairs
    inner join rules on pairs.match_rule = rules.match_rule

),

decisions as (

    select
        older_ordinal,
        newer_ordinal,
        match_rule,
        rule_order,
        decision,
        conflict_type
    from ranked
    where strength_rank = 1

)

select * from decisions
