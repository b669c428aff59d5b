with standings as (

    select * from {{ ref('int_published_standings') }}

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
        models.is_current,
        counted.as_of,
        counted.tier_group,
        counted.companies,
        {{ share('counted.companies', 'everybody.companies') }} as share_of_scored,
        {{ unit_cost('counted.score_sum', 'counted.companies') }} as mean_score,
        counted.previous_as_of,
        case when counted.previous_as_of is not null then counted.came_in end as came_in,
        case when counted.previous_as_of is not null then counted.went_out end as went_out
    from counted
    inner join {{ ref('scoring_models') }} as models on counted.model_version = models.model_version
    left join counted as everybody
        on counted.model_version = everybody.model_version
        and counted.as_of = everybody.as_of
        and everybody.tier_group = 'all'

)

select * from score_tiers
