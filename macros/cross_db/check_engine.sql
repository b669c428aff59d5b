{% macro check_engine() %}
    {{- return(adapter.dispatch('check_engine')()) -}}
{% endmacro %}

{% macro default__check_engine() -%}
{%- endmacro %}

{% macro postgres__check_engine() -%}
    {%- if execute -%}
        {%- set version = run_query("select current_setting('server_version_num')").columns[0].values()[0] | int -%}
        {%- if version < 160000 -%}
            {%- do exceptions.raise_compiler_error(
                "Postgres 16 or newer is needed (pg_input_is_valid, used to read bad input safely); this server is " ~ version // 10000
            ) -%}
        {%- endif -%}
        {%- set query -%}
            select
                count(*) filter (where name = 'fuzzystrmatch') as available,
                count(*) filter (where name = 'fuzzystrmatch' and installed_version is not null) as installed
            from pg_available_extensions
        {%- endset -%}
        {%- set extension = run_query(query) -%}
        {%- if extension.columns[0].values()[0] == 0 -%}
            {%- do exceptions.raise_compiler_error(
                "the extension fuzzystrmatch is missing on this Postgres (edit distances): install the server's contrib package"
            ) -%}
        {%- elif extension.columns[1].values()[0] == 0 -%}
            {%- do run_query("create extension if not exists fuzzystrmatch") -%}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}
