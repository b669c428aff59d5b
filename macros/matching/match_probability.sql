{% macro match_probability(weight) -%}
    cast(round(cast(1 / (1 + power(2.0, -cast({{ weight }} as double precision))) as decimal(18, 9)), 4) as decimal(5, 4))
{%- endmacro %}
