{% macro capped_group(points, type_cap, group_cap) -%}
    least(sum({{ capped(points, type_cap) }}), max(coalesce({{ group_cap }}, 0)))
{%- endmacro %}
