{% set keys = ['series_key', 'fingerprint'] -%}
{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='fail',
    pre_hook="{{ forget_stale(ref('int_score_requests'), ['series_key', 'fingerprint']) }}"
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
        series_key,
        fingerprint,
        cast(round(sum(fresh_points * (decay_weight * subject_weight)), 12) as decimal(24, 12)) as raw_points,
        cast(sum(signal_count) as integer) as signal_count,
        cast(sum(case when age_days < 7 then signal_count else 0 end) as integer) as signals_7d,
        cast(sum(case when age_days between 7 and 27 then signal_count else 0 end) as integer) as signals_prior_21d,
        cast(sum(case when age_days < 21 then signal_count else 0 end) as integer) as signals_21d,
        cast(sum(case when age_days between 21 and 104 then signal_count else 0 end) as integer) as signals_prior_84d,
        max(last_detected_at) as last_detected_at
    from points
    group by series_key, fingerprint

),

types as (

    select
        requests.model_version || '/' || cast(requests.score_day as text) || '/' || requests.subject_id || '/'
        || requests.signal_type as type_score_id,
        sums.*,
        requests.model_version,
        requests.score_day,
        requests.entity,
        requests.subject_id,
        requests.signal_type,
        requests.score_group,
        requests.type_cap,
        requests.decay_curve,
        requests.decay_days
    from sums
    inner join requests
        on sums.series_key = requests.series_key
        and sums.fingerprint = requests.fingerprint

)

select * from types
