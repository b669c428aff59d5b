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
            row_number() over (
                partition by entries.company_series, entries.person_series, entries.signal_date
                order by entries.strength_hundredths desc
            ) as place_of_day
        from {{ entries }} as entries

    )

    select
        ranked.company_unique_id,
        ranked.person_unique_id,
        ranked.signal_type,
        ranked.signal_date,
        daily_limits.daily_limit,
        ranked.company_series,
        ranked.person_series,
        case when ranked.place_of_day <= daily_limits.daily_limit then 1 else 0 end as signal_count,
        case when ranked.place_of_day <= daily_limits.daily_limit then ranked.strength_hundredths else 0 end as strength_hundredths,
        ranked.detected_at as last_detected_at,
        ranked.ingested_at as last_ingested_at
    from ranked
    inner join daily_limits on ranked.signal_type = daily_limits.signal_type
{%- endmacro %}
