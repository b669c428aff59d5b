{% macro try_timestamp(text) %}
    {{- return(adapter.dispatch('try_timestamp')(text, iso_timestamp_pattern())) -}}
{% endmacro %}

{% macro default__try_timestamp(text, iso_pattern) -%}
    case
        when {{ regexp_like(text, iso_pattern) }}
            then cast(try_cast({{ text }} as timestamp with time zone) at time zone 'UTC' as timestamp)
    end
{%- endmacro %}

{% macro postgres__try_timestamp(text, iso_pattern) -%}
    case
        when {{ regexp_like(text, iso_pattern) }} and pg_input_is_valid({{ text }}, 'timestamptz')
            then cast(cast({{ text }} as timestamptz) at time zone 'UTC' as timestamp)
    end
{%- endmacro %}

{% macro spark__try_timestamp(text, iso_pattern) -%}
    case
        when {{ regexp_like(text, iso_pattern) }}
            then try_cast({{ text }} as timestamp)
    end
{%- endmacro %}
