{% macro text_hash(text) %}
    {{- return(adapter.dispatch('text_hash')(text)) -}}
{% endmacro %}

{% macro default__text_hash(text) -%}
    {#- 63 of DuckDB's 64 bits: a bigint has a sign -#}
    cast(hash({{ text }}) >> 1 as bigint)
{%- endmacro %}

{% macro postgres__text_hash(text) -%}
    hashtextextended({{ text }}, 0)
{%- endmacro %}

{% macro spark__text_hash(text) -%}
    xxhash64({{ text }})
{%- endmacro %}
