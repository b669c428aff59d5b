{% macro defer_foreign_keys() %}
    {{- return(adapter.dispatch('defer_foreign_keys')()) -}}
{% endmacro %}

{% macro default__defer_foreign_keys() -%}
{%- endmacro %}

{% macro postgres__defer_foreign_keys() -%}
    {%- if is_incremental() -%} set constraints all deferred {%- endif -%}
{%- endmacro %}
