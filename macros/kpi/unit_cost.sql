{% macro unit_cost(cost, units) -%}
    {#- Whole ten-thousandths of a dollar by whole units: no digit is a double's. -#}
    case
        when {{ units }} > 0
            then cast({{ divide_whole('10000 * ' ~ cost, '(10000 * (' ~ units ~ '))', 4) }} as decimal(18, 4))
    end
{%- endmacro %}
