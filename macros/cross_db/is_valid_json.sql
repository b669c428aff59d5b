{% macro is_valid_json(text) %}
    {{- return(adapter.dispatch('is_valid_json')(text)) -}}
{% endmacro %}

{#- Broken everywhere: what only DuckDB reads (NaN, infinity, a comma before a closing bracket) and the escaped NUL, which no other engine stores. Texts without a trace of these are judged first. -#}
{% macro default__is_valid_json(text) -%}
    case
        when not coalesce(json_valid({{ text }}), false) then false
        when not regexp_matches({{ text }}, '(?i)\\u0000|nan|inf|,\s*[\]}]') then true
        else not regexp_matches({{ text }}, '(^|[^\\])(\\\\)*\\u0000')
            and not regexp_matches(regexp_replace({{ text }}, '"([^"\\]|\\.)*"', '""', 'g'), '(?i)nan|inf|,\s*[\]}]')
    end
{%- endmacro %}

{% macro postgres__is_valid_json(text) -%}
    coalesce(pg_input_is_valid({{ text }}, 'jsonb'), false)
{%- endmacro %}

{% macro spark__is_valid_json(text) -%}
    (get_json_object({{ text }}, '$') is not null)
{%- endmacro %}
