-- An applied decision wins: two records it merges are in one cluster, two it keeps apart are in two,
-- and nothing is merged or kept apart in the name of a decision that is not applied.
{% for entity in ['company', 'person'] -%}
    select
        '{{ entity }}' as entity,
        decided.older_ordinal,
        decided.newer_ordinal,
        decided.decision as finding
    from {{ ref('int_' ~ entity ~ '_decided_pairs') }} as decided
    inner join {{ ref('int_' ~ entity ~ '_clusters') }} as older on decided.older_ordinal = older.ordinal
    inner join {{ ref('int_' ~ entity ~ '_clusters') }} as newer on decided.newer_ordinal = newer.ordinal
    where decided.standing = 'applied'
        and (decided.decision = 'merge') != (older.surviving_ordinal = newer.surviving_ordinal)
    union all
    select
        '{{ entity }}' as entity,
        judged.older_ordinal,
        judged.newer_ordinal,
        'no applied decision' as finding
    from {{ ref('int_' ~ entity ~ '_match_decisions') }} as judged
    left join {{ ref('int_' ~ entity ~ '_decided_pairs') }} as decided
        on judged.older_ordinal = decided.older_ordinal
        and judged.newer_ordinal = decided.newer_ordinal
        and judged.decision = decided.decision
        and decided.standing = 'applied'
    where judged.decision in ('merge', 'keep_apart')
        and decided.decision_id is null
    {% if not loop.last %}union all{% endif %}
{% endfor %}
