{% macro get_fixture_sql(rows, column_name_to_data_types) %}
    {%- set relation = defer_relation if (defer_relation and not load_relation(this)) else this -%}
    {%- set types = column_name_to_data_types or {} -%}
    {%- for column in adapter.get_columns_in_relation(relation) if not column_name_to_data_types -%}
        {%- do types.update({column.name | lower: column.data_type}) -%}
    {%- endfor -%}
    {%- if not types -%}
        {{ exceptions.raise_compiler_error("unit test: " ~ relation ~ " is not built yet, so the types of its columns are not known") }}
    {%- endif -%}
    {{ unit_test_rows(rows, types, relation) }}
{% endmacro %}
