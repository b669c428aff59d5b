{% macro fail_with(message) %}
    {{- return(adapter.dispatch('fail_with')(message)) -}}
{% endmacro %}

{% macro default__fail_with(message) -%}
    cast(error({{ message }}) as text)
{%- endmacro %}

{#- Postgres has no raise in SQL: a text that is no integer stops the statement and is quoted in the error. -#}
{% macro postgres__fail_with(message) -%}
    cast(cast({{ message }} as integer) as text)
{%- endmacro %}

{% macro spark__fail_with(message) -%}
    raise_error({{ message }})
{%- endmacro %}
