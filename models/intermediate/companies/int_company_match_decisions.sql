with weights as (

    select * from {{ ref('int_company_match_weights') }}

),

-- what people decided wins
hand_decisions as (

    select
        older_ordinal,
        newer_ordinal,
        decision as hand_decision
    from {{ ref('int_company_decided_pairs') }}
    where standing = 'applied'

),

settings as (

    select * from {{ ref('match_settings') }}
    where entity = 'company'

),

branches as (

    select * from {{ ref('int_company_branches') }}

),

-- the first name for a case that holds; seeds/reference/conflict_types.csv says what each means and asks for
typed as (

    select
        weights.*,
        hand_decisions.hand_decision,
        coalesce(older_branches.ordinal, newer_branches.ordinal) is not null as is_branch,
        settings.auto_merge_weight,
        settings.review_weight,
        case
            when weights.name = 'different' and coalesce(weights.linkedin, 'different') = 'different'
                then 'shared_identifier'
            when weights.name = 'affiliate' then 'parent_or_subsidiary'
            when weights.name = 'contained' and weights.domain = 'different' then 'parent_or_subsidiary'
            when weights.domain = 'different' and coalesce(weights.linkedin, 'different') = 'different'
                then 'domain_conflict'
            when weights.linkedin = 'different' and coalesce(weights.domain, 'different') != 'exact'
                then 'linkedin_conflict'
            when weights.location in ('different', 'state', 'city_only', 'postal_code_only')
                and weights.phone = 'different'
                and coalesce(weights.linkedin, 'different') = 'different'
                then 'branch_location'
            when weights.location = 'different' then 'address_moved'
            when weights.name != 'exact' then 'name_variant'
            else 'same_company'
        end as conflict_type
    from weights
    cross join settings
    left join hand_decisions
        on weights.older_ordinal = hand_decisions.older_ordinal
        and weights.newer_ordinal = hand_decisions.newer_ordinal
    left join branches as older_branches on weights.older_ordinal = older_branches.ordinal
    left join branches as newer_branches on weights.newer_ordinal = newer_branches.ordinal

),

decided as (

    select
        older_ordinal,
        newer_ordinal,
        match_weight,
        conflict_type,
        case
            when hand_decision = 'merge' then null
            when hand_decision = 'keep_apart' then 'decision'
            -- nor do two branches become one company by way of a record that names no place
            when conflict_type = 'branch_location' and is_branch then 'location'
            else kept_apart_by
        end as kept_apart_by,
        case
            when hand_decision is not null then hand_decision
            when match_weight < review_weight then 'reject'
            when match_weight < auto_merge_weight then 'review'
            when kept_apart_by is not null then 'review'
            when conflict_type in ('shared_identifier', 'parent_or_subsidiary', 'branch_location', 'linkedin_conflict')
                then 'review'
            else 'auto_merge'
        end as decision
    from typed

)

select * from decided
