{% macro percentile_95(whole_number) -%}
    {#- One of the values itself, so that no engine interpolates. -#}
    cast(percentile_disc(0.95) within group (order by {{ whole_number }}) as bigint)
{%- endmacro %}
