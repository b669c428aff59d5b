{#- Returns SQL text, because a query that a hook runs itself is rolled back on DuckDB. It names no clock: every time is dbt's own record. -#}
{% macro record_results(results) -%}
    {%- if execute and flags.WHICH in ['run', 'build', 'test', 'seed', 'snapshot', 'retry'] -%}
        {%- set node = graph.nodes['model.' ~ project_name ~ '.run_result'] -%}
        {%- set history = adapter.get_relation(node.database, node.schema, node.alias) -%}
        {%- set columns = ['run_result_id', 'invocation_id', 'command', 'target_name', 'run_started_at', 'node_id', 'node_name', 'node_kind',
            'tested_model', 'tested_column', 'status', 'finished_at', 'seconds', 'row_count', 'failure_count', 'message'] -%}
        {%- if history -%}
            {%- set run = ["'" ~ invocation_id ~ "'", "'" ~ flags.WHICH ~ "'", "'" ~ target_name() ~ "'", timestamp_text(run_started_at)] | join(', ') -%}
            {%- set uneventful = ['success', 'no-op'] -%}
            {%- set kept = [] -%}
            {%- for result in results if result.node.resource_type in ['model', 'test', 'unit_test', 'snapshot'] or result.status | string not in uneventful -%}
                {%- do kept.append("('" ~ invocation_id ~ '/' ~ result.node.unique_id | replace("'", "''") ~ "', " ~ run ~ ', ' ~ result_values(result) ~ ')') -%}
            {%- endfor -%}
            {%- for rows in kept | batch(250) %}
insert into {{ history }} ({{ columns | join(', ') }}) values
{{ rows | join(',\n') }};
            {%- endfor -%}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}
