{% macro raw_data_mode() %}
    {{- return('sample' if var('raw_schema_prefix') == 'sample_' else 'real data') -}}
{% endmacro %}
