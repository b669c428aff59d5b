{% macro is_barton_id(column) -%}
    {{ regexp_like(column, "'^[0-9]{2}[.][0-9]{2}[.][0-9]{2}[.][0-9]{2}[.][0-9]{5}[.][0-9]{3}$'") }}
{%- endmacro %}
