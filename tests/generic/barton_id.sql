{% test barton_id(model, column_name, entity) %}
    {#- Well-formed, and not in the range of another entity: IDs adopted from before may lie in no range of ours. -#}
    select ids.{{ column_name }}
    from {{ model }} as ids
    left join {{ ref('int_barton_id_ranges') }} as ranges
        on {{ parse_barton_id('ids.' ~ column_name, 'prefix') }} = ranges.prefix
        and {{ parse_barton_id('ids.' ~ column_name, 'block') }} between ranges.first_block and ranges.last_block
    where ids.{{ column_name }} is not null
        and (not {{ is_barton_id('ids.' ~ column_name) }} or ranges.entity not in ('{{ entity }}', '{{ entity }}_split'))
{% endtest %}
