{% set keys = ['subject_id', 'fingerprint'] -%}
{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='fail',
    pre_hook="{{ forget_stale(ref('int_score_activity'), ['subject_id', 'fingerprint']) }}"
) }}

with subjects as (

    select subjects.* from {{ not_yet(ref('int_score_activity'), keys) }} as subjects

),

types as (

    select
        types.*,
        subjects.is_suppressed,
        subjects.fingerprint as subject_fingerprint
    from {{ ref('int_score_types') }} as types
    inner join subjects
        on types.model_version = subjects.model_version
        and types.score_day = subjects.score_day
        and types.subject_id = subjects.subject_id

),

caps as (

    select * from {{ ref('scoring_caps') }}

),

-- caps cut what is read and are never stored: what decays tomorrow is the whole of it
grouped as (

    select
        types.model_version,
        types.score_day,
        types.entity,
        types.subject_id,
        types.score_group,
        types.is_suppressed,
        types.subject_fingerprint as fingerprint,
        sum(types.raw_points) as raw_points,
        {{ capped_group('types.raw_points', 'types.type_cap', 'caps.cap_points') }} as points
    from types
    left join caps
        on types.model_version = caps.model_version
        and types.score_group = caps.score_group
    group by 1, 2, 3, 4, 5, 6, 7

),

earned as (

    select
        model_version,
        score_day,
        entity,
        subject_id,
        is_suppressed,
        fingerprint,
        sum(case when score_group != 'negative' then points else 0 end) as points,
        greatest(sum(points), 0) as total
    from grouped
    group by 1, 2, 3, 4, 5, 6

),

-- negative signals take away at most what there is, a suppression takes all of it: the parts still sum to the total
parts as (

    select
        grouped.model_version,
        grouped.score_day,
        grouped.entity,
        grouped.subject_id,
        grouped.score_group,
        grouped.fingerprint,
        grouped.raw_points,
        greatest(grouped.points, case when grouped.score_group = 'negative' then -earned.points else 0 end) as points
    from grouped
    inner join earned
        on grouped.model_version = earned.model_version
        and grouped.score_day = earned.score_day
        and grouped.subject_id = earned.subject_id
    union all
    select
        earned.model_version,
        earned.score_day,
        earned.entity,
        earned.subject_id,
        'suppressed' as score_group,
        earned.fingerprint,
        -earned.total as raw_points,
        -earned.total as points
    from earned
    where earned.is_suppressed

),

-- largest remainder: all are rounded down, and what is missing to the rounded total goes to the largest fractions
ranked as (

    select
        parts.*,
        floor(points) as whole_points,
        floor(round(sum(points) over (partition by model_version, score_day, subject_id), 6) + 0.5)
        - sum(floor(points)) over (partition by model_version, score_day, subject_id) as points_missing,
        row_number() over (
            partition by model_version, score_day, subject_id
            order by points - floor(points) desc, {{ binary_order('score_group') }}
        ) as remainder_rank
    from parts

)

select
    model_version || '/' || cast(score_day as text) || '/' || subject_id || '/' || score_group as part_id,
    model_version,
    score_day,
    entity,
    subject_id,
    score_group,
    cast(raw_points as decimal(24, 12)) as raw_points,
    cast(points as decimal(24, 12)) as points,
    cast(raw_points - points as decimal(24, 12)) as cap_loss,
    cast(whole_points + case when remainder_rank <= points_missing then 1 else 0 end as integer) as whole_points,
    fingerprint
from ranked
