-- Every model version has a weight for every type and every role, caps that sum to 100, a cap for every group it uses,
-- a tier from 0, points below zero only in the group negative; some fit grade begins at 0, and exactly one version is
-- current.
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
    select 'no role weight for ' || models.model_version || ' ' || slot_types.slot_type as problem
    from models
    cross join {{ ref('slot_types') }} as slot_types
    left join {{ ref('scoring_role_weights') }} as roles
        on models.model_version = roles.model_version
        and slot_types.slot_type = roles.slot_type
    where coalesce(roles.group_weight, 0) <= 0
    union all
    select 'no tier from 0: ' || models.model_version as problem
    from models
    left join {{ ref('scoring_tiers') }} as tiers on models.tier_set = tiers.tier_set
    group by models.model_version
    having coalesce(min(tiers.from_points), 1) != 0
    union all
    select 'no fit grade from 0' as problem
    from {{ ref('scoring_fit_grades') }}
    having coalesce(min(from_points), 1) != 0
    union all
    select 'not exactly one version is current' as problem
    from models
    having sum(case when is_current then 1 else 0 end) != 1

)

select * from problems
