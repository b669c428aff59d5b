{% macro counted_signals(entries) -%}
    with daily_limits as (

        select distinct
            signal_type,
            daily_limit
        from {{ ref('scoring_weights') }}

    ),

    -- the series stand for company, person and type; which of two equally strong signals counts makes no difference
    ranked as (

        select
            entries.*,
            daily_limits.daily_limit,
            row_number() over (
                partition by entries.company_series, entries.person_series, entries.signal_date, daily_limits.daily_limit
                order by entries.strength_hundredths desc
            ) as place_of_day
        from {{ entries }} as entries
        inner join daily_limits on entries.signal_type = daily_limits.signal_type

    )

    select
        company_unique_id,
        person_unique_id,
        signal_type,
        signal_date,
        daily_limit,
        company_series,
        person_series,
        case when place_of_day <= daily_limit then 1 else 0 end as signal_count,
        case when place_of_day <= daily_limit then strength_hundredths else 0 end as strength_hundredths,
        detected_at as last_detected_at,
        ingested_at as last_ingested_at
    from ranked
{%- endmacro %}
