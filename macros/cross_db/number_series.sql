{% macro number_series(first, last) -%}
    select numbers.n from ({{ adapter.dispatch('number_rows')(first, last) }}) as numbers
{%- endmacro %}

{% macro default__number_rows(first, last) -%}
    select cast(series.n as integer) as n from generate_series({{ first }}, {{ last }}) as series (n)
{%- endmacro %}

{% macro spark__number_rows(first, last) -%}
    select explode(sequence({{ first }}, {{ last }})) as n
{%- endmacro %}
