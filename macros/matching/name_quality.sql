{% macro name_quality(column) -%}
    {#- 0 = mixed case, 1 = with a comma ('Last, First', credentials), 2 = all upper or all lower case; the lowest
        survives. 'ß' does not count: upper() makes 'ẞ' of it on DuckDB and leaves it as it is on Postgres. -#}
    {%- set letters = "replace(" ~ column ~ ", 'ß', '')" -%}
    case
        when {{ letters }} in (upper({{ letters }}), lower({{ letters }})) then 2
        when {{ column }} like '%,%' then 1
        else 0
    end
{%- endmacro %}
