with people as (

    select unique_id as person_unique_id from {{ ref('people_master') }}

),

engagement as (

    select scores.*
    from {{ ref('int_scores') }} as scores
    inner join {{ ref('scoring_models') }} as models on scores.model_version = models.model_version
    where models.is_current
        and scores.entity = 'person'
        and scores.score_day = {{ as_of_date() }}

),

reasons as (

    select
        subject_id,
        {{ listagg_sorted('reason') }} as suppression_reason
    from {{ ref('int_suppressions') }}
    where suppressed_from <= {{ as_of_date() }}
    group by subject_id

),

ordinals as (

    select
        person_unique_id,
        ordinal
    from {{ ref('person_identity_map') }}

),

id_ranges as (

    select * from {{ ref('int_barton_id_ranges') }}
    where entity = 'contact_score'

),

scores as (

    select
        {{ barton_id_from_ordinal('id_ranges', 'ordinals.ordinal', 'contact_score') }} as score_id,
        people.person_unique_id,
        engagement.total_score as engagement_score,
        coalesce(engagement.score_tier, 'unscored') as score_tier,
        engagement.breakdown as activity_breakdown,
        engagement.score_exact,
        engagement.raw_points,
        engagement.cap_loss,
        coalesce(engagement.signal_count, 0) as signal_count,
        coalesce(engagement.signals_7d, 0) as signals_7d,
        reasons.subject_id is not null as is_suppressed,
        reasons.suppression_reason,
        engagement.model_version,
        engagement.last_signal_at,
        {{ as_of_end() }} as calculated_at
    from people
    inner join ordinals on people.person_unique_id = ordinals.person_unique_id
    left join id_ranges on ordinals.ordinal between id_ranges.first_ordinal and id_ranges.last_ordinal
    left join engagement on people.person_unique_id = engagement.subject_id
    left join reasons on people.person_unique_id = reasons.subject_id

)

select * from scores
