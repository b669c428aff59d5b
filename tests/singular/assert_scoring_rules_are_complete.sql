-- Every model version has a weight for every type, caps that sum to 100, a cap for every group it uses,
-- points below zero only in the group negative, and exactly one version is current.
with weights as (

    select * from {{ ref('scoring_weights') }}

),

models as (

    select * from {{ ref('scoring_models') }}

),

caps as (

    select * from {{ ref('scoring_caps') }}

),

problems as (

    select 'no weight for ' || models.model_version || ' ' || types.signal_type as problem
    from models
    cross join {{ ref('bit_signal_types') }} as types
    left join weights
        on models.model_version = weights.model_version
        and types.signal_type = weights.signal_type
    where weights.signal_type is null
    union all
    select 'caps do not sum to 100: ' || models.model_version as problem
    from models
    left join caps on models.model_version = caps.model_version
    group by models.model_version
    having coalesce(sum(caps.cap_points), 0) != 100
    union all
    select 'no cap for ' || weights.model_version || ' ' || weights.score_group as problem
    from weights
    left join caps
        on weights.model_version = caps.model_version
        and weights.score_group = caps.score_group
    where caps.score_group is null
        and weights.score_group != 'negative'
    union all
    select 'sign and group differ: ' || model_version || ' ' || signal_type as problem
    from weights
    where (points_per_strength < 0 and score_group != 'negative')
        or (points_per_strength > 0 and score_group = 'negative')
    union all
    select 'decay_days or daily_limit out of range: ' || model_version || ' ' || signal_type as problem
    from weights
    where decay_days not between 1 and 365
        or daily_limit < 1
    union all
    select 'not exactly one version is current' as problem
    from models
    having sum(case when is_current then 1 else 0 end) != 1

)

select * from problems
