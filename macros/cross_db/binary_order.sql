{% macro binary_order(text) %}
    {{- return(adapter.dispatch('binary_order')(text)) -}}
{% endmacro %}

{% macro default__binary_order(text) -%}
    {{ text }}
{%- endmacro %}

{% macro postgres__binary_order(text) -%}
    {{ text }} collate "C"
{%- endmacro %}
