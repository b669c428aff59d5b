with points as (

    select * from {{ ref('int_explained_points') }}

),

adjustments as (

    select * from {{ ref('int_score_adjustments') }}

),

explained as (

    select
        subject_id,
        1 as line_order,
        coalesce(reason, 'counts') as line_kind,
        score_group,
        signal_id,
        signal_type,
        signal_date,
        age_days,
        strength,
        points_per_strength,
        decay_curve,
        decay_days,
        decay_weight,
        factor as role_weight,
        null as cap_points,
        points
    from points
    union all
    select
        subject_id,
        line_order,
        line_kind,
        score_group,
        null as signal_id,
        signal_type,
        null as signal_date,
        null as age_days,
        null as strength,
        null as points_per_strength,
        null as decay_curve,
        null as decay_days,
        null as decay_weight,
        null as role_weight,
        cap_points,
        points
    from adjustments

)

select
    subject_id,
    line_order,
    line_kind,
    score_group,
    signal_id,
    signal_type,
    cast(signal_date as date) as signal_date,
    cast(age_days as integer) as age_days,
    cast(strength as decimal(5, 2)) as strength,
    cast(points_per_strength as decimal(5, 2)) as points_per_strength,
    decay_curve,
    cast(decay_days as integer) as decay_days,
    cast(decay_weight as decimal(13, 12)) as decay_weight,
    cast(role_weight as decimal(3, 2)) as role_weight,
    cast(cap_points as integer) as cap_points,
    cast(points as decimal(18, 6)) as points
from explained
