{% macro counted_signals(entries) -%}
    with ranked as (

        select
            entries.*,
            row_number() over (
                partition by company_unique_id, person_unique_id, signal_type, signal_date, daily_limit
                order by strength_hundredths desc, {{ binary_order('signal_id') }}
            ) as place_of_day
        from {{ entries }} as entries

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
