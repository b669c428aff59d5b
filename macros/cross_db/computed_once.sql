{% macro computed_once() %}
    {{- return(adapter.dispatch('computed_once')()) -}}
{% endmacro %}

{% macro default__computed_once() -%}
    materialized
{%- endmacro %}

{% macro spark__computed_once() -%}
{%- endmacro %}
