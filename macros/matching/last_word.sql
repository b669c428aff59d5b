{% macro last_word(words) -%}
    {{ regexp_first(words, '[^ ]+$') }}
{%- endmacro %}
