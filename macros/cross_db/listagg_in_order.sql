{% macro listagg_in_order(text, position, separator=' ') %}
    {{- return(adapter.dispatch('listagg_in_order')(text, position, separator)) -}}
{% endmacro %}

{% macro default__listagg_in_order(text, position, separator) -%}
    string_agg({{ text }}, '{{ separator }}' order by {{ position }})
{%- endmacro %}

{% macro spark__listagg_in_order(text, position, separator) -%}
    array_join(transform(array_sort(collect_list(struct({{ position }} as position, {{ text }} as text))), item -> item.text), '{{ separator }}')
{%- endmacro %}
