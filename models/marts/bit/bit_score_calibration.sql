with cases as (

    select * from {{ ref('int_backtest_cases') }}

),

calibration as (

    select
        model_version || '/' || cast(as_of as text) || '/' || score_tier as calibration_id,
        model_version,
        as_of,
        score_tier,
        cast(count(*) as integer) as companies,
        cast(sum(has_outcome) as integer) as outcomes,
        cast({{ divide_whole('sum(has_outcome)', 'count(*)', 4) }} as decimal(5, 4)) as outcome_rate
    from cases
    group by 1, 2, 3, 4

)

select * from calibration
