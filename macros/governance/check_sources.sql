{% macro check_sources() -%}
    {%- if execute and flags.WHICH in ['run', 'build', 'test'] -%}
        {%- set advice = "load it with `dbt seed`" if var('raw_schema_prefix') == 'sample_' else "load it with `make load DATA=...` or create it; models/staging lists its columns" -%}
        {%- for table in graph.sources.values() | sort(attribute='unique_id') -%}
            {%- set name = table.schema ~ '.' ~ table.identifier -%}
            {%- set relation = adapter.get_relation(table.database, table.schema, table.identifier) -%}
            {%- if relation is none -%}
                {%- do exceptions.raise_compiler_error("source table " ~ name ~ " does not exist: " ~ advice) -%}
            {%- endif -%}
            {%- set present = adapter.get_columns_in_relation(relation) | map(attribute='name') | map('lower') | list -%}
            {%- set missing = table.columns.keys() | reject('in', present) | list -%}
            {%- if missing -%}
                {%- do exceptions.raise_compiler_error("source table " ~ name ~ " has no column " ~ missing | join(', ') ~ ": " ~ advice) -%}
            {%- endif -%}
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}
