{% macro capped(points, cap) -%}
    case when {{ points }} > {{ cap }} then {{ cap }} else {{ points }} end
{%- endmacro %}
