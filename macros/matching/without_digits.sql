{% macro without_digits(text) -%}
    {{ regexp_replace_all(text, '[0-9]+') }}
{%- endmacro %}
