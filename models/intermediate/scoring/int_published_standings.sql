with published as (

    select
        scores.*,
        row_number() over (partition by company_unique_id, as_of, model_version order by known_at) as publication_number
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

-- a company stands under its tier, under 'all', and under 'all hot' if the tier is a hot one; as published first
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
    where published.publication_number = 1
        and tier_groups.tier_group is not null

)

select * from standings
