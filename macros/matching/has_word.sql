{% macro has_word(words, word) -%}
    ' ' || {{ words }} || ' ' like '% ' || {{ word }} || ' %'
{%- endmacro %}
