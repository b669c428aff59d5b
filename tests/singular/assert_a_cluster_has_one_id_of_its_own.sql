-- Clusters and standing IDs are the same partition of the accepted records: every record has one of each,
-- a cluster has one ID, and an ID one cluster.
{% for entity in ['company', 'person'] -%}
    {% if loop.first %}with{% endif %} {{ entity }}_places as (

        select
            identities.ordinal,
            clusters.surviving_ordinal,
            assignments.id_key
        from {{ ref('int_' ~ entity ~ '_identities') }} as identities
        full outer join {{ ref('int_' ~ entity ~ '_clusters') }} as clusters
            on identities.ordinal = clusters.ordinal
        left join {{ ref('int_' ~ entity ~ '_id_assignments') }} as assignments
            on identities.ordinal = assignments.ordinal

    ){{ ',' if not loop.last }}

{% endfor %}
{% for entity in ['company', 'person'] -%}
    select
        '{{ entity }}' as entity,
        'record without its place' as finding,
        cast(ordinal as text) as subject
    from {{ entity }}_places
    where ordinal is null or surviving_ordinal is null or id_key is null
    union all
    select
        '{{ entity }}' as entity,
        'cluster with several IDs' as finding,
        cast(surviving_ordinal as text) as subject
    from {{ entity }}_places
    group by surviving_ordinal
    having count(distinct id_key) > 1
    union all
    select
        '{{ entity }}' as entity,
        'ID of several clusters' as finding,
        id_key as subject
    from {{ entity }}_places
    group by id_key
    having count(distinct surviving_ordinal) > 1
    {% if not loop.last %}union all{% endif %}
{% endfor %}
