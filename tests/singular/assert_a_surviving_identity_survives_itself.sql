-- No chains of survivors: the ID that stands for a merged one is active and stands for itself.
{% for entity in ['company', 'person'] -%}
    select
        merged.{{ entity }}_unique_id as merged_id,
        survivor.{{ entity }}_unique_id as survivor_id,
        survivor.identity_status
    from {{ ref(entity ~ '_identity_map') }} as merged
    left join {{ ref(entity ~ '_identity_map') }} as survivor
        on merged.surviving_{{ entity }}_unique_id = survivor.{{ entity }}_unique_id
    where merged.surviving_{{ entity }}_unique_id is not null
        and (
            coalesce(survivor.identity_status, 'absent') != 'active'
            or survivor.surviving_{{ entity }}_unique_id != survivor.{{ entity }}_unique_id
        )
    {% if not loop.last %}union all{% endif %}
{% endfor %}
