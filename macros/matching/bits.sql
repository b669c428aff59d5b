{% macro bits(count) -%}
    {#- log2 in half steps, counted by exact comparisons: a logarithm in floating point may differ between engines. -#}
    cast((
        {%- for step in range(1, 49) %}
        case when {{ count }} >= {{ '%.6f' | format(2 ** (step / 2)) }} then 1 else 0 end{{ ' +' if not loop.last }}
        {%- endfor %}
    ) * 0.5 as decimal(4, 1))
{%- endmacro %}
