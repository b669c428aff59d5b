{% macro without_last_word(words) -%}
    left({{ words }}, length({{ words }}) - length({{ last_word(words) }}) - 1)
{%- endmacro %}
