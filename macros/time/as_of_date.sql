{% macro as_of_date() -%}
    {#- With arrivals_end the only place where the clock may be read: real data, no as_of given, the last closed UTC day. -#}
    {%- set last_closed_day = (run_started_at - modules.datetime.timedelta(days=1)).strftime('%Y-%m-%d') -%}
    {%- if var('as_of') -%}
        {%- set day = var('as_of') | string -%}
    {%- elif var('raw_schema_prefix') == 'sample_' -%}
        {%- set day = var('sample_as_of') | string -%}
    {%- else -%}
        {%- set day = last_closed_day -%}
    {%- endif -%}
    {%- if not modules.re.match('^[0-9]{4}-[0-9]{2}-[0-9]{2}$', day) -%}
        {{ exceptions.raise_compiler_error("var as_of must be a day 'YYYY-MM-DD', not '" ~ day ~ "'") }}
    {#- what is published of a day stays for ever -#}
    {%- elif day > last_closed_day -%}
        {{ exceptions.raise_compiler_error("var as_of is " ~ day ~ ": that day is not over, the last closed one (UTC) is " ~ last_closed_day) }}
    {%- endif -%}
    cast('{{ day }}' as date)
{%- endmacro %}
