{% macro json_value(json, key) %}
    {{- return(adapter.dispatch('json_value')(json, key)) -}}
{% endmacro %}

{% macro default__json_value(json, key) -%}
    json_extract_string({{ json }}, '$.{{ key }}')
{%- endmacro %}

{% macro postgres__json_value(json, key) -%}
    (cast({{ json }} as jsonb) ->> '{{ key }}')
{%- endmacro %}

{% macro spark__json_value(json, key) -%}
    get_json_object({{ json }}, '$.{{ key }}')
{%- endmacro %}
