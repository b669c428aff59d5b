{% macro as_of_date() -%}
    {#- The only place where the clock may be read: real data, no as_of given, the last closed UTC day. -#}
    {%- if var('as_of') -%}
        {%- set day = var('as_of') -%}
    {%- elif var('raw_schema_prefix') == 'sample_' -%}
        {%- set day = var('sample_as_of') -%}
    {%- else -%}
        {%- set day = (run_started_at - modules.datetime.timedelta(days=1)).strftime('%Y-%m-%d') -%}
    {%- endif -%}
    {%- if not modules.re.match('^[0-9]{4}-[0-9]{2}-[0-9]{2}$', day | string) -%}
        {{ exceptions.raise_compiler_error("var as_of must be a day 'YYYY-MM-DD', not '" ~ day ~ "'") }}
    {%- endif -%}
    cast('{{ day }}' as date)
{%- endmacro %}
