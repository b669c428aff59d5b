{% macro word_positions(last) -%}
    select positions.position
    from (values {% for position in range(1, last + 1) %}({{ position }}){{ ', ' if not loop.last }}{% endfor %}) as positions (position)
{%- endmacro %}
