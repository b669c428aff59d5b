{% macro is_valid_json(text) %}
    {{- return(adapter.dispatch('is_valid_json')(text)) -}}
{% endmacro %}

{#- The escaped NUL is legal JSON but no engine but DuckDB stores it; it counts as broken everywhere. -#}
{% macro default__is_valid_json(text) -%}
    coalesce(json_valid({{ text }}) and {{ text }} not like '%\u0000%', false)
{%- endmacro %}

{% macro postgres__is_valid_json(text) -%}
    coalesce(pg_input_is_valid({{ text }}, 'jsonb') and {{ text }} not like '%\\u0000%', false)
{%- endmacro %}

{% macro spark__is_valid_json(text) -%}
    (get_json_object({{ text }}, '$') is not null)
{%- endmacro %}
