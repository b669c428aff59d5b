{% macro one_row_each(columns, rows) %}
    {{- return(adapter.dispatch('one_row_each')(columns, rows)) -}}
{% endmacro %}

{% macro default__one_row_each(columns, rows) -%}
    {%- for column in columns %}
        {%- set place = loop.index0 %}
        unnest(array[{% for row in rows %}{{ row[place] }}{{ ', ' if not loop.last }}{% endfor %}]) as {{ column }}
        {{- ',' if not loop.last }}
    {%- endfor %}
{%- endmacro %}

{% macro spark__one_row_each(columns, rows) -%}
    inline(array(
    {%- for row in rows %}
        struct({% for value in row %}{{ value }} as {{ columns[loop.index0] }}{{ ', ' if not loop.last }}{% endfor %}){{ ',' if not loop.last }}
    {%- endfor %}
    ))
{%- endmacro %}
