with curves as (

    select distinct
        decay_curve,
        decay_days
    from {{ ref('scoring_weights') }}

),

-- after 41 half-lives nothing is left of the twelve decimals: the support is finite without a cut
ages as (

    {{ number_series(0, 15000) }}

),

weights as (

    select
        curves.decay_curve,
        curves.decay_days,
        ages.n as age_days,
        case curves.decay_curve
            when 'half_life' then {{ half_life_weight('ages.n', 'curves.decay_days') }}
            when 'linear' then {{ divide_whole('greatest(curves.decay_days - ages.n, 0)', 'curves.decay_days', 12) }}
            when 'cliff' then case when ages.n < curves.decay_days then 1 else 0 end
        end as weight
    from curves
    inner join ages on ages.n <= 41 * curves.decay_days

)

select
    decay_curve || '/' || cast(decay_days as text) || '/' || cast(age_days as text) as decay_weight_id,
    decay_curve,
    decay_days,
    age_days,
    cast(weight as decimal(13, 12)) as weight
from weights
where weight > 0
