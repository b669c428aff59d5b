with received as (

    select
        signals.*,
        {{ seconds_between('detected_at', 'ingested_at') }} as lag_seconds
    from {{ ref('int_signals_checked') }} as signals

),

dated as (

    select
        received.*,
        types.signal_type_shown,
        periods.period_kind,
        periods.period_starts_on,
        received.lag_seconds > {{ kpi_threshold('late_signal_seconds') }} as is_late
    from received
    cross join lateral (values ('all'), (coalesce(received.signal_type, '(unknown)'))) as types (signal_type_shown)
    cross join
        {{ reporting_periods('cast(received.detected_at as date)') }}
            as periods (period_kind, period_starts_on, is_in_period)
    where periods.is_in_period

),

counted as (

    select
        signal_type_shown as signal_type,
        period_kind,
        period_starts_on,
        cast(count(*) as integer) as signals_received,
        cast(count(case when not is_rejected then 1 end) as integer) as signals_accepted,
        cast(count(case when is_rejected then 1 end) as integer) as signals_rejected,
        cast(count(case when reason_codes like '%signal_repeated%' then 1 end) as integer) as signals_repeated,
        cast(count(case when not is_rejected and is_late then 1 end) as integer) as signals_late,
        cast(count(distinct case when not is_rejected then company_unique_id end) as integer) as active_companies,
        cast(count(distinct case when not is_rejected then person_unique_id end) as integer) as active_contacts,
        {{ percentile_95('case when not is_rejected then lag_seconds end') }} as p95_lag_seconds
    from dated
    group by 1, 2, 3

),

rated as (

    select
        signal_type || '/' || period_kind || '/' || coalesce(cast(period_starts_on as text), '') as signal_period_id,
        counted.*,
        {{ share('signals_repeated', 'signals_received') }} as repeated_rate,
        {{ share('signals_late', 'signals_accepted') }} as late_rate
    from counted

)

select * from rated
