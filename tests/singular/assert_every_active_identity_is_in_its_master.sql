-- Every active identity has its row in the master,
-- and every row of the master is an active identity.
{% set masters = [
    ('company', 'company_master', 'company_unique_id'),
    ('person', 'people_master', 'unique_id'),
] -%}

{% for entity, master, key in masters -%}
    select
        '{{ entity }}' as entity,
        identities.{{ entity }}_unique_id as active_id,
        master.{{ key }} as master_id
    from (
        select {{ entity }}_unique_id
        from {{ ref(entity ~ '_identity_map') }}
        where identity_status = 'active'
    ) as identities
    full outer join {{ ref(master) }} as master
        on identities.{{ entity }}_unique_id = master.{{ key }}
    where identities.{{ entity }}_unique_id is null
        or master.{{ key }} is null
    {% if not loop.last %}union all{% endif %}
{% endfor %}
