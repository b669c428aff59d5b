with scores as (

    select * from {{ ref('int_scores') }}
    where entity = 'company'
        and score_day = {{ as_of_date() }}

),

current_model as (

    select model_version as current_version
    from {{ ref('scoring_models') }}
    where is_current

),

-- steps of ten points, so that versions with other tiers can be held beside each other
bands as (

    {{ number_series(0, 9) }}

),

counted as (

    select
        scores.model_version,
        bands.n * 10 as band_from,
        count(*) as scored,
        sum(case when least(floor(scores.score_exact / 10), 9) = bands.n then 1 else 0 end) as companies
    from scores
    cross join bands
    group by 1, 2

),

shares as (

    select
        counted.model_version,
        counted.band_from,
        cast(counted.companies as integer) as companies,
        cast({{ divide_whole('counted.companies', 'counted.scored', 6) }} as decimal(7, 6)) as share
    from counted

),

distribution as (

    select
        shares.model_version || '/' || cast(shares.band_from as text) as distribution_id,
        shares.model_version,
        shares.band_from,
        shares.companies,
        shares.share,
        cast(shares.share - current_shares.share as decimal(18, 6)) as share_shift
    from shares
    cross join current_model
    left join shares as current_shares
        on current_model.current_version = current_shares.model_version
        and shares.band_from = current_shares.band_from

)

select * from distribution
