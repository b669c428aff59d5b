{% macro try_decimal(text, precision=18, scale=2) %}
    {#- At most twelve whole and nine decimal digits, so that every engine's cast succeeds. -#}
    case
        when {{ regexp_like(text, "'^[+-]?[0-9]{1,12}([.][0-9]{0,9})?$'") }}
            then {{ adapter.dispatch('guarded_decimal')(text, precision, scale) }}
    end
{%- endmacro %}

{% macro default__guarded_decimal(text, precision, scale) -%}
    try_cast({{ text }} as decimal({{ precision }}, {{ scale }}))
{%- endmacro %}

{% macro postgres__guarded_decimal(text, precision, scale) -%}
    case when pg_input_is_valid({{ text }}, 'numeric') then cast({{ text }} as decimal({{ precision }}, {{ scale }})) end
{%- endmacro %}
