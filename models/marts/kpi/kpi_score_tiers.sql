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

),

days as (

    select
        model_version,
        as_of,
        lag(as_of) over (partition by model_version order by as_of) as previous_as_of
    from standings
    group by 1, 2

),

-- who is there, and who was there on the published day before
presence as (

    select
        standings.model_version,
        standings.as_of,
        standings.tier_group,
        standings.company_unique_id,
        standings.score_exact,
        true as is_there,
        false as was_there
    from standings
    union all
    select
        days.model_version,
        days.as_of,
        standings.tier_group,
        standings.company_unique_id,
        cast(null as decimal(18, 6)) as score_exact,
        false as is_there,
        true as was_there
    from days
    inner join standings
        on days.model_version = standings.model_version
        and days.previous_as_of = standings.as_of

),

companies as (

    select
        model_version,
        as_of,
        tier_group,
        company_unique_id,
        max(score_exact) as score_exact,
        max(case when is_there then 1 else 0 end) as is_there,
        max(case when was_there then 1 else 0 end) as was_there
    from presence
    group by 1, 2, 3, 4

),

counted as (

    select
        companies.model_version,
        companies.as_of,
        companies.tier_group,
        days.previous_as_of,
        cast(sum(companies.is_there) as integer) as companies,
        cast(sum(companies.is_there * (1 - companies.was_there)) as integer) as came_in,
        cast(sum(companies.was_there * (1 - companies.is_there)) as integer) as went_out,
        cast(sum(companies.score_exact) as decimal(18, 6)) as score_sum
    from companies
    inner join days
        on companies.model_version = days.model_version
        and companies.as_of = days.as_of
    group by 1, 2, 3, 4

),

score_tiers as (

    select
        counted.model_version || '/' || cast(counted.as_of as text) || '/' || counted.tier_group as score_tier_id,
        counted.model_version,
        counted.as_of,
        counted.tier_group,
        counted.companies,
        {{ share('counted.companies', 'everybody.companies') }} as share_of_scored,
        {{ unit_cost('counted.score_sum', 'counted.companies') }} as mean_score,
        counted.previous_as_of,
        case when counted.previous_as_of is not null then counted.came_in end as came_in,
        case when counted.previous_as_of is not null then counted.went_out end as went_out
    from counted
    left join counted as everybody
        on counted.model_version = everybody.model_version
        and counted.as_of = everybody.as_of
        and everybody.tier_group = 'all'

)

select * from score_tiers
