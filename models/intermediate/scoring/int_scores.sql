{% set keys = ['subject_id', 'fingerprint'] -%}
{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='fail',
    pre_hook="{{ forget_stale(ref('int_score_activity'), ['subject_id', 'fingerprint']) }}"
) }}

with activity as (

    select activity.* from {{ not_yet(ref('int_score_activity'), keys) }} as activity

),

parts as (

    select parts.*
    from {{ ref('int_score_parts') }} as parts
    inner join activity
        on parts.model_version = activity.model_version
        and parts.score_day = activity.score_day
        and parts.subject_id = activity.subject_id
        and parts.fingerprint = activity.fingerprint

),

tiers as (

    select * from {{ ref('int_tier_ranges') }}

),

totals as (

    select
        model_version,
        score_day,
        entity,
        subject_id,
        cast(round(sum(points), 6) as decimal(18, 6)) as score_exact,
        sum(case when score_group not in ('negative', 'suppressed') then raw_points else 0 end) as raw_points,
        sum(case when score_group not in ('negative', 'suppressed') then cap_loss else 0 end) as cap_loss,
        sum(whole_points) as total_score,
        {{ json_object_agg('score_group', 'whole_points') }} as breakdown
    from parts
    group by 1, 2, 3, 4

),

scores as (

    select
        totals.model_version || '/' || cast(totals.score_day as text) || '/' || totals.subject_id as score_key,
        totals.model_version,
        totals.score_day,
        totals.entity,
        totals.subject_id,
        totals.score_exact,
        cast(totals.total_score as integer) as total_score,
        case when activity.is_suppressed then 'suppressed' else tiers.score_tier end as score_tier,
        totals.breakdown,
        cast(totals.raw_points as decimal(18, 6)) as raw_points,
        cast(totals.cap_loss as decimal(18, 6)) as cap_loss,
        tiers.engagement_grade,
        tiers.is_hot and not activity.is_suppressed as is_hot,
        activity.is_suppressed,
        activity.signal_count,
        activity.signals_7d,
        activity.signals_prior_21d,
        activity.signals_21d,
        activity.signals_prior_84d,
        activity.last_signal_at,
        activity.fingerprint
    from totals
    inner join activity
        on totals.model_version = activity.model_version
        and totals.score_day = activity.score_day
        and totals.subject_id = activity.subject_id
    inner join tiers
        on totals.model_version = tiers.model_version
        and totals.score_exact >= tiers.from_points
        and (totals.score_exact < tiers.below_points or tiers.below_points is null)

)

select * from scores
