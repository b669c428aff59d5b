with points as (

    select * from {{ ref('int_explained_points') }}

),

caps as (

    select * from {{ ref('scoring_caps') }}

),

types as (

    select
        subject_id,
        model_version,
        score_group,
        signal_type,
        cast(sum(points) as decimal(18, 6)) as raw_points,
        max(type_cap) as type_cap
    from points
    group by 1, 2, 3, 4

),

parts as (

    select
        types.subject_id,
        types.score_group,
        sum(types.raw_points) as raw_points,
        {{ capped_group('types.raw_points', 'types.type_cap', 'caps.cap_points') }} as points
    from types
    left join caps
        on types.model_version = caps.model_version
        and types.score_group = caps.score_group
    group by 1, 2

),

totals as (

    select
        parts.subject_id,
        greatest(sum(parts.points), 0) as points
    from parts
    group by 1

),

adjustments as (

    select
        subject_id,
        2 as line_order,
        'taken by the caps' as line_kind,
        score_group,
        points - raw_points as points
    from parts
    where points != raw_points
    union all
    select
        totals.subject_id,
        3 as line_order,
        'suppressed: ' || {{ listagg_sorted('suppressions.reason') }} as line_kind,
        'suppressed' as score_group,
        -max(totals.points) as points
    from totals
    inner join {{ ref('int_suppressions') }} as suppressions on totals.subject_id = suppressions.subject_id
    where suppressions.suppressed_from <= {{ as_of_date() }}
    group by 1

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
        decay_weight,
        factor as role_weight,
        points
    from points
    union all
    select
        subject_id,
        line_order,
        line_kind,
        score_group,
        null as signal_id,
        null as signal_type,
        null as signal_date,
        null as age_days,
        null as strength,
        null as points_per_strength,
        null as decay_weight,
        null as role_weight,
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
    cast(decay_weight as decimal(13, 12)) as decay_weight,
    cast(role_weight as decimal(3, 2)) as role_weight,
    cast(points as decimal(18, 6)) as points
from explained
