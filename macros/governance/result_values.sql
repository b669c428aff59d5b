{% macro result_values(result) -%}
    {%- set node = result.node -%}
    {%- set tested = (node.attached_node or node.tested_node_unique_id or '').split('.')[-1] -%}
    {%- set is_good = result.status | string in ['success', 'pass', 'no-op'] -%}
    {#- a driver's DETAIL line quotes whole rows, and rows hold personal data -#}
    {%- set message = '' if is_good else (result.message or '').split('DETAIL:')[0].strip()[:1000] -%}
    {%- set texts = [node.unique_id, node.name, node.resource_type, tested, node.column_name if tested else '', result.status] -%}
    {%- set timing = (result.timing or []) | last -%}
    {%- set rows = (result.adapter_response or {}).get('rows_affected') -%}
    {%- for text in texts -%}
        {{ "'" ~ text | replace("'", "''") ~ "', " if text else 'null, ' }}
    {%- endfor -%}
    {{ timestamp_text(timing.completed_at) if timing else 'null' }}, {{ '%.3f' % result.execution_time }}, {# -#}
    {{ rows if rows is number and rows >= 0 and node.resource_type == 'model' else 'null' }}, {# -#}
    {{ result.failures if result.failures is number else 'null' }}, {{ "'" ~ escape_single_quotes(message) ~ "'" if message else 'null' }}
{%- endmacro %}
