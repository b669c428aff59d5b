{% macro not_yet_known(ingested_at) -%}
    {%- if not var('known_at') -%}
        false
    {%- elif not modules.re.match('^[0-9]{4}-[0-9]{2}-[0-9]{2}$', var('known_at') | string) -%}
        {{ exceptions.raise_compiler_error("var known_at must be a day 'YYYY-MM-DD', not '" ~ var('known_at') ~ "'") }}
    {%- else -%}
        {{ ingested_at }} >= cast('{{ var("known_at") }}' as timestamp) + interval '1' day
    {%- endif -%}
{%- endmacro %}
