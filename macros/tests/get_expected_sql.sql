{% macro get_expected_sql(rows, column_name_to_data_types, column_name_to_quoted) %}
    {%- if not rows %}
        select * from dbt_internal_unit_test_actual
        limit 0
    {%- else %}
        {%- set types = {} -%}
        {%- for name, type in column_name_to_data_types.items() if name in rows[0] -%}
            {%- do types.update({name: type}) -%}
        {%- endfor -%}
        {{ unit_test_rows(rows, types, "the expected result") }}
    {%- endif %}
{% endmacro %}
