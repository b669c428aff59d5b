with points as (

    select * from {{ ref('int_signal_points') }}

),

-- a company counts each signal once, weighed by the role of who gave it; a person counts the own ones as they are
subjects as (

    select
        points.*,
        'company' as entity,
        points.company_unique_id as subject_id,
        points.role_weight as subject_weight
    from points
    union all
    select
        points.*,
        'person' as entity,
        points.person_unique_id as subject_id,
        cast(1 as decimal(3, 2)) as subject_weight
    from points
    where points.person_unique_id is not null

),

types as (

    select
        model_version,
        score_day,
        entity,
        subject_id,
        signal_type,
        score_group,
        type_cap,
        decay_curve,
        decay_days,
        cast(sum(fresh_points * decay_weight * subject_weight) as decimal(18, 6)) as raw_points,
        cast(sum(signal_count) as integer) as signal_count,
        cast(sum(case when age_days < 7 then signal_count else 0 end) as integer) as signals_7d,
        cast(sum(case when age_days between 7 and 27 then signal_count else 0 end) as integer) as signals_prior_21d,
        cast(sum(case when age_days < 21 then signal_count else 0 end) as integer) as signals_21d,
        cast(sum(case when age_days between 21 and 104 then signal_count else 0 end) as integer) as signals_prior_84d,
        max(last_detected_at) as last_detected_at
    from subjects
    group by
        model_version, score_day, entity, subject_id, signal_type,
        score_group, type_cap, decay_curve, decay_days

)

select
    model_version || '/' || cast(score_day as text) || '/' || subject_id || '/' || signal_type as type_score_id,
    types.*
from types
