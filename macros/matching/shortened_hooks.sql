{% macro shortened_hooks(round, jumps) -%}
{% for jump in range(1, jumps + 1) -%}
hooks_{{ round }}_{{ jump }} as (

    select
        child.label,
        parent.parent
    from hooks_{{ round }}_{{ jump - 1 }} as child
    inner join hooks_{{ round }}_{{ jump - 1 }} as parent on child.parent = parent.label

),

{% endfor %}
{%- endmacro %}
