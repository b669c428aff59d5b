-- interest is what gives points: what takes them away (a layoff) or gives none (an objection) is no sign of it
with types as (

    select
        types.*,
        case when weights.points_per_strength > 0 then 1 else 0 end as shows_interest
    from {{ ref('int_score_types') }} as types
    inner join {{ ref('scoring_weights') }} as weights
        on types.model_version = weights.model_version
        and types.signal_type = weights.signal_type

),

suppressions as (

    select
        subject_id,
        min(suppressed_from) as suppressed_from
    from {{ ref('int_suppressions') }}
    group by subject_id

),

activity as (

    select
        model_version,
        score_day,
        entity,
        subject_id,
        cast(sum(signal_count) as integer) as signal_count,
        cast(sum(signals_7d * shows_interest) as integer) as signals_7d,
        cast(sum(signals_prior_21d * shows_interest) as integer) as signals_prior_21d,
        cast(sum(signals_21d * shows_interest) as integer) as signals_21d,
        cast(sum(signals_prior_84d * shows_interest) as integer) as signals_prior_84d,
        max(last_detected_at) as last_signal_at,
        cast(sum(fingerprint) as decimal(38, 0)) as types_fingerprint
    from types
    group by model_version, score_day, entity, subject_id

),

suppressed as (

    select
        activity.*,
        coalesce(activity.score_day >= suppressions.suppressed_from, false) as is_suppressed
    from activity
    left join suppressions on activity.subject_id = suppressions.subject_id

)

select
    model_version || '/' || cast(score_day as text) || '/' || subject_id as score_key,
    model_version,
    score_day,
    entity,
    subject_id,
    signal_count,
    signals_7d,
    signals_prior_21d,
    signals_21d,
    signals_prior_84d,
    last_signal_at,
    is_suppressed,
    {{ row_fingerprint(['types_fingerprint', 'is_suppressed']) }} as fingerprint
from suppressed
