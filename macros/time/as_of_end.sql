{% macro as_of_end() -%}
    (cast({{ as_of_date() }} as timestamp) + interval '1' day)
{%- endmacro %}
