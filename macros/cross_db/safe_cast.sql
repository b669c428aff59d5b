{% macro postgres__safe_cast(field, type) -%}
    {#- An empty cell of a seed that a unit test reads: DuckDB's cast makes it NULL, as it is in the seeded table. -#}
    {%- if field | trim == "''" and 'char' not in type and 'text' not in type -%}
        cast(null as {{ type }})
    {%- else -%}
        cast({{ field }} as {{ type }})
    {%- endif -%}
{%- endmacro %}
