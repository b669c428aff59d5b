{% macro median(whole_number) -%}
    cast(percentile_cont(0.5) within group (order by {{ whole_number }}) as decimal(18, 1))
{%- endmacro %}
