{% macro shares_word(one, other) %}
    {{- return(adapter.dispatch('shares_word')(one, other)) -}}
{% endmacro %}

{% macro default__shares_word(one, other) -%}
    list_has_any(string_split({{ one }}, ' '), string_split({{ other }}, ' '))
{%- endmacro %}

{% macro postgres__shares_word(one, other) -%}
    (string_to_array({{ one }}, ' ') && string_to_array({{ other }}, ' '))
{%- endmacro %}

{% macro spark__shares_word(one, other) -%}
    arrays_overlap(split({{ one }}, ' '), split({{ other }}, ' '))
{%- endmacro %}
