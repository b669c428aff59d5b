with published as (

    select
        scores.*,
        min(known_at) over (partition by as_of, model_version) as first_known_at
    from {{ ref('bit_company_score_published') }} as scores

),

tiers as (

    select
        models.model_version,
        tiers.score_tier,
        tiers.is_hot
    from {{ ref('scoring_models') }} as models
    inner join {{ ref('scoring_tiers') }} as tiers on models.tier_set = tiers.tier_set

),

-- by the day's first publication, a company stands under its tier, 'all', and 'all hot' if the tier is a hot one
standings as (

    select
        published.company_unique_id,
        published.as_of,
        published.model_version,
        published.score_exact,
        tier_groups.tier_group
    from published
    left join tiers
        on published.model_version = tiers.model_version
        and published.score_tier = tiers.score_tier
    cross join
        lateral (
            values
            (published.score_tier),
            ('all'),
            (case when tiers.is_hot then 'all hot' end)
        ) as tier_groups (tier_group)
    where published.known_at = published.first_known_at
        and tier_groups.tier_group is not null

)

select * from standings
