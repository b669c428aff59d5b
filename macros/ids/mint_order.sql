{% macro mint_order(arrived_at, source, source_key) -%}
    {#- The total order in which keys are numbered; a shorter key sorts first, so that '9' comes before '10'. -#}
    row_number() over (
        order by
            {{ arrived_at }} nulls last,
            {{ binary_order(source) }} nulls last,
            length({{ source_key }}),
            {{ binary_order(source_key) }}
    )
{%- endmacro %}
