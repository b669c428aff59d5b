{% macro regexp_like(text, pattern) %}
    {{- return(adapter.dispatch('regexp_like')(text, pattern)) -}}
{% endmacro %}

{% macro default__regexp_like(text, pattern) -%}
    regexp_matches({{ text }}, {{ pattern }})
{%- endmacro %}

{% macro postgres__regexp_like(text, pattern) -%}
    ({{ text }} ~ ({{ pattern }}))
{%- endmacro %}

{% macro spark__regexp_like(text, pattern) -%}
    ({{ text }} rlike ({{ pattern }}))
{%- endmacro %}
