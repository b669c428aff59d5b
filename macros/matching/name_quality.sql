{% macro name_quality(column) -%}
    {#- 0 = mixed case, 1 = with a comma ('Last, First', credentials), 2 = all upper or all lower case; the lowest survives. -#}
    case
        when {{ column }} in (upper({{ column }}), lower({{ column }})) then 2
        when {{ column }} like '%,%' then 1
        else 0
    end
{%- endmacro %}
