{% macro target_name() -%}
    {{ target.name }}
{%- endmacro %}
