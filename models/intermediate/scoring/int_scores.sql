with parts as (

    select * from {{ ref('int_score_parts') }}

),

activity as (

    select * from {{ ref('int_score_activity') }}

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
        sum(points) as score_exact,
        sum(case when score_group not in ('negative', 'suppressed') then raw_points else 0 end) as raw_points,
        sum(cap_loss) as cap_loss,
        sum(whole_points) as total_score,
        max(case when score_group = 'suppressed' then 1 else 0 end) as is_suppressed,
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
        cast(totals.score_exact as decimal(18, 6)) as score_exact,
        cast(totals.total_score as integer) as total_score,
        case when totals.is_suppressed = 1 then 'suppressed' else tiers.score_tier end as score_tier,
        totals.breakdown,
        cast(totals.raw_points as decimal(18, 6)) as raw_points,
        cast(totals.cap_loss as decimal(18, 6)) as cap_loss,
        tiers.engagement_grade,
        tiers.is_hot and totals.is_suppressed = 0 as is_hot,
        totals.is_suppressed = 1 as is_suppressed,
        activity.signal_count,
        activity.signals_7d,
        activity.signals_prior_21d,
        activity.signals_21d,
        activity.signals_prior_84d,
        activity.last_signal_at
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
