{% macro copy_number(key, arrived_at, columns) -%}
    row_number() over (
        partition by {{ key }}
        order by {{ try_timestamp(arrived_at) }} nulls last, {{ row_hash(columns) }}
    )
{%- endmacro %}
