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
        max(type_cap) as cap_points,
        sum(points) as raw_points,
        {{ capped('sum(points)', 'max(type_cap)') }} as points
    from points
    group by 1, 2, 3, 4

),

parts as (

    select
        types.subject_id,
        types.score_group,
        max(coalesce(caps.cap_points, 0)) as cap_points,
        sum(types.points) as raw_points,
        {{ capped_group('types.raw_points', 'types.cap_points', 'caps.cap_points') }} as points
    from types
    left join caps
        on types.model_version = caps.model_version
        and types.score_group = caps.score_group
    group by 1, 2

),

totals as (

    select
        subject_id,
        sum(points) as points,
        cast(greatest(sum(points), 0) as decimal(18, 6)) as score
    from parts
    group by 1

),

suppressions as (

    select
        subject_id,
        {{ listagg_sorted('reason') }} as reasons
    from {{ ref('int_suppressions') }}
    where suppressed_from <= {{ as_of_date() }}
    group by 1

),

-- each takes from what the ones before it left
adjustments as (

    select
        subject_id,
        2 as line_order,
        'cap of the type' as line_kind,
        score_group,
        signal_type,
        cap_points,
        points - raw_points as points
    from types
    where points != raw_points
    union all
    select
        subject_id,
        3 as line_order,
        'cap of the group' as line_kind,
        score_group,
        null as signal_type,
        cap_points,
        points - raw_points as points
    from parts
    where points != raw_points
    union all
    select
        subject_id,
        4 as line_order,
        'a score cannot fall below 0' as line_kind,
        'negative' as score_group,
        null as signal_type,
        null as cap_points,
        score - points as points
    from totals
    where points < 0
    union all
    select
        totals.subject_id,
        5 as line_order,
        'suppressed: ' || suppressions.reasons as line_kind,
        'suppressed' as score_group,
        null as signal_type,
        null as cap_points,
        -totals.score as points
    from totals
    inner join suppressions on totals.subject_id = suppressions.subject_id

)

select * from adjustments
