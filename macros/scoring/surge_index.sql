{% macro surge_index(recent, prior) -%}
    {#- 50 (n21 / 3 + 1) / (n84 / 12 + 1), written over whole numbers -#}
    least({{ divide_whole('200 * (' ~ recent ~ ' + 3)', '(' ~ prior ~ ' + 12)', 2) }}, 100)
{%- endmacro %}
