{% macro json_object(pairs) %}
    {%- set arguments = [] -%}
    {%- for key, value in pairs.items() -%}
        {%- do arguments.append("'" ~ key ~ "', " ~ value) -%}
    {%- endfor -%}
    {{- return(adapter.dispatch('json_object')(arguments | join(', '))) -}}
{% endmacro %}

{% macro default__json_object(arguments) -%}
    cast(json_object({{ arguments }}) as text)
{%- endmacro %}

{% macro postgres__json_object(arguments) -%}
    cast(json_build_object({{ arguments }}) as text)
{%- endmacro %}

{% macro spark__json_object(arguments) -%}
    to_json(named_struct({{ arguments }}))
{%- endmacro %}
