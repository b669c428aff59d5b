{% macro json_object_agg(key, value) %}
    {{- return(adapter.dispatch('json_object_agg')(key, value)) -}}
{% endmacro %}

{% macro default__json_object_agg(key, value) -%}
    cast(to_json(map(list({{ key }} order by {{ key }}), list({{ value }} order by {{ key }}))) as text)
{%- endmacro %}

{% macro postgres__json_object_agg(key, value) -%}
    cast(json_object_agg({{ key }}, {{ value }} order by {{ key }}) as text)
{%- endmacro %}

{% macro spark__json_object_agg(key, value) -%}
    to_json(map_from_entries(array_sort(collect_list(struct({{ key }}, {{ value }})))))
{%- endmacro %}
