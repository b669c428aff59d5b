{% macro generate_schema_name(custom_schema_name, node) -%}
    {#- The sample's seeds land in exactly the schema that source() reads; all else is dbt's own naming. -#}
    {%- if node.resource_type == 'seed' and 'sample' in node.fqn -%}
        {{ custom_schema_name | trim }}
    {%- else -%}
        {{ default__generate_schema_name(custom_schema_name, node) }}
    {%- endif -%}
{%- endmacro %}
