-- Where a weight has rates, it is their logarithm:
-- of the match rate alone where the chance is counted for the very value.
with weights as (

    select
        entity,
        comparison,
        level,
        weight,
        case when is_frequency_adjusted then match_rate else match_rate / chance_rate end as rate_ratio
    from {{ ref('match_weights') }}
    where match_rate is not null

),

recomputed as (

    select
        weights.*,
        ln(rate_ratio) / ln(2) as weight_by_rates
    from weights

)

select *
from recomputed
where abs(weight - weight_by_rates) > 0.02
