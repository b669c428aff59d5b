-- Two records of a contested component that a counting link joins are in one cluster,
-- unless some pair of their two clusters is kept apart.
{% for entity in ['company', 'person'] -%}
    select
        '{{ entity }}' as entity,
        links.older_ordinal,
        links.newer_ordinal,
        links.link_weight
    from {{ ref('int_' ~ entity ~ '_contested_links') }} as links
    inner join {{ ref('int_' ~ entity ~ '_scored_clusters') }} as older on links.older_ordinal = older.ordinal
    inner join {{ ref('int_' ~ entity ~ '_scored_clusters') }} as newer on links.newer_ordinal = newer.ordinal
    where older.surviving_ordinal != newer.surviving_ordinal
        and not exists (
            select 1
            from {{ ref('int_' ~ entity ~ '_kept_apart') }} as kept_apart
            inner join {{ ref('int_' ~ entity ~ '_scored_clusters') }} as one
                on kept_apart.older_ordinal = one.ordinal
            inner join {{ ref('int_' ~ entity ~ '_scored_clusters') }} as other
                on kept_apart.newer_ordinal = other.ordinal
            where least(one.surviving_ordinal, other.surviving_ordinal)
                = least(older.surviving_ordinal, newer.surviving_ordinal)
                and greatest(one.surviving_ordinal, other.surviving_ordinal)
                = greatest(older.surviving_ordinal, newer.surviving_ordinal)
        )
    {% if not loop.last %}union all{% endif %}
{% endfor %}
