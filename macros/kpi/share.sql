{% macro share(part, whole) -%}
    {#- A share of nothing is unknown, not zero. -#}
    case
        when {{ whole }} > 0 then cast({{ divide_whole(part, '(' ~ whole ~ ')', 4) }} as decimal(5, 4))
    end
{%- endmacro %}
