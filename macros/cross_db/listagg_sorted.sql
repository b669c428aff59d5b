{% macro listagg_sorted(text, separator=', ') %}
    {{- return(adapter.dispatch('listagg_sorted')(text, separator)) -}}
{% endmacro %}

{% macro default__listagg_sorted(text, separator) -%}
    string_agg({{ text }}, '{{ separator }}' order by {{ binary_order(text) }})
{%- endmacro %}

{% macro spark__listagg_sorted(text, separator) -%}
    array_join(array_sort(collect_list({{ text }})), '{{ separator }}')
{%- endmacro %}
