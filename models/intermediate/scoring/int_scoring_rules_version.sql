with curves as (

    select distinct
        model_version,
        decay_curve,
        decay_days
    from {{ ref('scoring_weights') }}

),

decay as (

    select
        decay_curve,
        decay_days,
        sum(weight) as weights
    from {{ ref('int_decay_weights') }}
    group by decay_curve, decay_days

),

rules as (

    select
        model_version,
        'weight|' || signal_type || '|' || score_group || '|' || cast(points_per_strength as text) || '|' || decay_curve
        || '|' || cast(decay_days as text) || '|' || coalesce(cast(type_cap as text), '') || '|'
        || cast(daily_limit as text) as rule_row
    from {{ ref('scoring_weights') }}
    union all
    select
        model_version,
        'cap|' || score_group || '|' || cast(cap_points as text) as rule_row
    from {{ ref('scoring_caps') }}
    union all
    select
        model_version,
        'role|' || slot_type || '|' || cast(role_weight as text) as rule_row
    from {{ ref('scoring_role_weights') }}
    union all
    select
        model_version,
        'tier|' || score_tier || '|' || cast(from_points as text) || '|' || cast(engagement_grade as text) || '|'
        || cast(is_hot as text) as rule_row
    from {{ ref('int_tier_ranges') }}
    union all
    select
        curves.model_version,
        'decay|' || decay.decay_curve || '|' || cast(decay.decay_days as text) || '|' || cast(decay.weights as text)
            as rule_row
    from curves
    inner join decay
        on curves.decay_curve = decay.decay_curve
        and curves.decay_days = decay.decay_days

),

versions as (

    select
        model_version,
        md5({{ listagg_sorted('rule_row', '/') }}) as rules_version
    from rules
    group by model_version

)

select * from versions
