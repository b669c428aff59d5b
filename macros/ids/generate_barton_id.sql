{% macro generate_barton_id(prefix, first_block, position) -%}
    {{ prefix }}
    || '.' || lpad(cast({{ first_block }} + cast(({{ position }} - mod({{ position }}, 1000)) / 1000 as integer) as text), 5, '0')
    || '.' || lpad(cast(mod({{ position }}, 1000) as text), 3, '0')
{%- endmacro %}
