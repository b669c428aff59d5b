{% macro parse_barton_id(column, part) -%}
    {#- Fixed width: NN.NN.NN.NN (1-11) . NNNNN (13-17) . NNN (19-21). -#}
    {%- set expressions = {
        'prefix': 'substr(' ~ column ~ ', 1, 11)',
        'block': 'cast(substr(' ~ column ~ ', 13, 5) as integer)',
        'suffix': 'cast(substr(' ~ column ~ ', 19, 3) as integer)',
    } -%}
    {%- if part not in expressions -%}
        {{ exceptions.raise_compiler_error("parse_barton_id: part is prefix, block or suffix, not '" ~ part ~ "'") }}
    {%- endif -%}
    case when {{ is_barton_id(column) }} then {{ expressions[part] }} end
{%- endmacro %}
