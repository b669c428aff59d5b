{% set keys = ['model_version', 'score_day', 'series_key', 'fingerprint'] -%}
{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='fail',
    pre_hook="{{ forget_stale(ref('int_score_requests'), ['model_version', 'score_day', 'series_key', 'fingerprint']) }}"
) }}

with requests as (

    select requests.* from {{ not_yet(ref('int_score_requests'), keys) }} as requests

),

-- the signals of what is asked for, and of nobody else
entries as (

    select entries.*
    from {{ ref('int_signal_entries') }} as entries
    {% if is_incremental() -%}
        where entries.company_series in (select requests.series_key from requests)
            or entries.person_series in (select requests.series_key from requests)
    {%- endif %}

),

counted as {{ computed_once() }} (

    {{ counted_signals('entries') }}

),

points as (

    {{ signal_points('counted', 'requests') }}

),

sums as (

    select
        model_version,
        score_day,
        series_key,
        entity,
        subject_id,
        signal_type,
        cast(sum(fresh_points * (decay_weight * subject_weight)) as decimal(18, 6)) as raw_points,
        cast(sum(signal_count) as integer) as signal_count,
        cast(sum(case when age_days < 7 then signal_count else 0 end) as integer) as signals_7d,
        cast(sum(case when age_days between 7 and 27 then signal_count else 0 end) as integer) as signals_prior_21d,
        cast(sum(case when age_days < 21 then signal_count else 0 end) as integer) as signals_21d,
        cast(sum(case when age_days between 21 and 104 then signal_count else 0 end) as integer) as signals_prior_84d,
        max(last_detected_at) as last_detected_at
    from points
    group by model_version, score_day, series_key, entity, subject_id, signal_type

),

types as (

    select
        sums.model_version || '/' || cast(sums.score_day as text) || '/' || sums.subject_id || '/' || sums.signal_type
            as type_score_id,
        sums.*,
        requests.score_group,
        requests.type_cap,
        requests.decay_curve,
        requests.decay_days,
        requests.fingerprint
    from sums
    inner join requests
        on sums.model_version = requests.model_version
        and sums.score_day = requests.score_day
        and sums.series_key = requests.series_key

)

select * from types
