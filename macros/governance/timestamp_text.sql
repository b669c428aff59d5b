{% macro timestamp_text(moment) -%}
    timestamp '{{ moment.strftime("%Y-%m-%d %H:%M:%S.%f") }}'
{%- endmacro %}
