{% macro row_fingerprint(columns) %}
    {{- return(adapter.dispatch('row_fingerprint')(columns)) -}}
{% endmacro %}

{#- The hash has 64 bits without a sign: one is given up to fit a bigint. -#}
{% macro default__row_fingerprint(columns) -%}
    cast(hash({{ columns | join(', ') }}) >> 1 as bigint)
{%- endmacro %}

{% macro postgres__row_fingerprint(columns) -%}
    hashtextextended(cast(row({{ columns | join(', ') }}) as text), 0)
{%- endmacro %}

{% macro spark__row_fingerprint(columns) -%}
    xxhash64({{ columns | join(', ') }})
{%- endmacro %}
