{% macro divide_whole(dividend, divisor, scale) %}
    {#- Doubled, so that half of the divisor is a whole number: the quotient is rounded half up and no digit is a double's. -#}
    {%- set numerator = '2 * cast(' ~ dividend ~ ' as bigint) * ' ~ 10 ** scale ~ ' + ' ~ divisor -%}
    cast({{ adapter.dispatch('whole_quotient')(numerator, '2 * cast(' ~ divisor ~ ' as bigint)') }} as decimal(18, 0))
    * cast({{ '%.*f' | format(scale, 10 ** -scale) }} as decimal({{ scale + 1 }}, {{ scale }}))
{%- endmacro %}

{% macro default__whole_quotient(numerator, divisor) -%}
    (({{ numerator }}) // ({{ divisor }}))
{%- endmacro %}

{% macro postgres__whole_quotient(numerator, divisor) -%}
    (({{ numerator }}) / ({{ divisor }}))
{%- endmacro %}

{% macro spark__whole_quotient(numerator, divisor) -%}
    (({{ numerator }}) div ({{ divisor }}))
{%- endmacro %}
