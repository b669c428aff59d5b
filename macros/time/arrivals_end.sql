{% macro arrivals_end() -%}
    {#- One typo must not make everything published seem known already. -#}
    cast('{{ (run_started_at + modules.datetime.timedelta(days=1)).strftime('%Y-%m-%d') }}' as timestamp)
{%- endmacro %}
