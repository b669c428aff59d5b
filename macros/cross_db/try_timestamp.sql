{% macro try_timestamp(text) %}
    {{- return(adapter.dispatch('try_timestamp')(text, iso_timestamp_pattern())) -}}
{% endmacro %}

{#- Without an offset it is UTC, whatever time zone the session has. DuckDB reads an offset only right behind the seconds: a space is cut, ':00' added. -#}
{% macro default__try_timestamp(text, iso_pattern) -%}
    case
        when {{ regexp_like(text, iso_pattern) }} and {{ regexp_like(text, "':.*[+-]'") }}
            then try_cast(
                regexp_replace(regexp_replace({{ text }}, ' ([+-])', '\1'), '^(.{16})([+-])', '\1:00\2')
                as timestamp with time zone
            ) at time zone 'UTC'
        when {{ regexp_like(text, iso_pattern) }}
            then try_cast(rtrim({{ text }}, ' Z') as timestamp)
    end
{%- endmacro %}

{% macro postgres__try_timestamp(text, iso_pattern) -%}
    case
        when not ({{ regexp_like(text, iso_pattern) }} and pg_input_is_valid({{ text }}, 'timestamptz'))
            then null
        when {{ regexp_like(text, "':.*[Z+-]'") }}
            then cast({{ text }} as timestamptz) at time zone 'UTC'
        else cast({{ text }} as timestamp)
    end
{%- endmacro %}

{% macro spark__try_timestamp(text, iso_pattern) -%}
    case
        when {{ regexp_like(text, iso_pattern) }}
            then try_cast({{ text }} as timestamp)
    end
{%- endmacro %}
