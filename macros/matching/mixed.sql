{% macro mixed(ordinal) -%}
    {#- A number of its own below 2^32 for every ordinal below 2^31 (2654435761 is odd, 2^32 over the golden ratio): neighbours end up far apart. -#}
    ((cast({{ ordinal }} as bigint) * 2654435761) % 4294967296)
{%- endmacro %}
