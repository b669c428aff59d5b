{% macro regexp_first(text, pattern) %}
    {{- return(adapter.dispatch('regexp_first')(text, pattern)) -}}
{% endmacro %}

{% macro default__regexp_first(text, pattern) -%}
    nullif(regexp_extract({{ text }}, '{{ pattern }}'), '')
{%- endmacro %}

{% macro postgres__regexp_first(text, pattern) -%}
    nullif(regexp_substr({{ text }}, '{{ pattern }}'), '')
{%- endmacro %}

{% macro spark__regexp_first(text, pattern) -%}
    nullif(regexp_extract({{ text }}, '{{ pattern }}', 0), '')
{%- endmacro %}
