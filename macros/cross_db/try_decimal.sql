{% macro try_decimal(text, precision=18, scale=2) %}
    {#- At most twelve whole and nine decimal digits, so that every engine's cast succeeds. -#}
    case
        when {{ regexp_like(text, "'^[+-]?[0-9]{1,12}([.][0-9]{0,9})?$'") }}
            then cast({{ adapter.dispatch('guarded_decimal')(text) }} as decimal({{ precision }}, {{ scale }}))
    end
{%- endmacro %}

{% macro default__guarded_decimal(text) -%}
    try_cast({{ text }} as decimal(21, 9))
{%- endmacro %}

{% macro postgres__guarded_decimal(text) -%}
    case when pg_input_is_valid({{ text }}, 'numeric') then cast({{ text }} as decimal(21, 9)) end
{%- endmacro %}
