{#- The indexes in the models' .yml are for Postgres; DuckDB reads columns whole and would only pay for keeping them. -#}
{% macro duckdb__get_create_index_sql(relation, index_dict) -%}
{%- endmacro %}
