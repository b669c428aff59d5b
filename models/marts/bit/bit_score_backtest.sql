with cases as (

    select * from {{ ref('int_backtest_cases') }}

),

-- ranks count twice, so that tied scores share their mean rank in whole numbers
ranked as (

    select
        cases.*,
        2 * rank() over (partition by model_version, as_of order by score_exact) - 1
        + count(*) over (partition by model_version, as_of, score_exact) as double_rank,
        count(*) over (partition by model_version, as_of) as companies,
        sum(has_outcome) over (partition by model_version, as_of) as outcomes,
        row_number() over (
            partition by model_version, as_of
            order by score_exact desc, {{ binary_order('company_unique_id') }}
        ) as place
    from cases

),

counted as (

    select
        model_version,
        as_of,
        max(companies) as companies,
        max(outcomes) as outcomes,
        sum(case when has_outcome = 1 then double_rank else 0 end) as outcome_double_ranks,
        sum(case when place * 10 <= companies then 1 else 0 end) as companies_in_top,
        sum(case when place * 10 <= companies then has_outcome else 0 end) as outcomes_in_top
    from ranked
    group by 1, 2

),

-- AUC by Mann and Whitney: (rank sum - n1 (n1 + 1) / 2) / (n1 n0); lift: share among the top tenth by share among all
backtest as (

    select
        model_version || '/' || cast(as_of as text) as backtest_id,
        model_version,
        as_of,
        cast(companies as integer) as companies,
        cast(outcomes as integer) as outcomes,
        case
            when outcomes > 0 and outcomes < companies
                then cast({{ divide_whole(
                    'outcome_double_ranks - outcomes * (outcomes + 1)', '(2 * outcomes * (companies - outcomes))', 4
                ) }} as decimal(5, 4))
        end as auc,
        case
            when outcomes > 0 and companies_in_top > 0
                then cast({{ divide_whole(
                    'outcomes_in_top * companies', '(companies_in_top * outcomes)', 4
                ) }} as decimal(8, 4))
        end as lift_at_10_percent
    from counted

)

select * from backtest
