{% macro named_decisions(ledger, entity) -%}
with decisions as (

    select * from {{ ref('int_match_decisions_checked') }}
    where not is_rejected
        and entity = '{{ entity }}'

),

-- every ID ever minted stands for the record it was minted for
founders as (

    select
        barton_id,
        ordinal
    from {{ ledger }}
    union all
    select
        splits.barton_id,
        ledger.ordinal
    from {{ earlier_splits(entity) }} as splits
    inner join {{ ledger }} as ledger on {{ regexp_replace_all('splits.source_key', '#[0-9]+$', '') }} = ledger.source_key

),

-- NULL for both if either ID was never minted
named as (

    select
        decisions.decision_id,
        decisions.one_id,
        decisions.other_id,
        decisions.decision,
        decisions.departing_id,
        decisions.reason,
        decisions.decided_by,
        decisions.decided_at,
        case when one.ordinal <= other.ordinal then one.ordinal when one.ordinal > other.ordinal then other.ordinal end as older_ordinal,
        case when one.ordinal <= other.ordinal then other.ordinal when one.ordinal > other.ordinal then one.ordinal end as newer_ordinal
    from decisions
    left join founders as one on decisions.one_id = one.barton_id
    left join founders as other on decisions.other_id = other.barton_id

),

ranked as (

    select
        named.*,
        row_number() over (
            partition by older_ordinal, newer_ordinal
            order by decided_at desc, {{ binary_order('decision_id') }} desc
        ) as recency_rank
    from named

),

latest as (

    select
        ranked.*,
        case
            when older_ordinal is null or newer_ordinal is null then 'unknown_id'
            when older_ordinal = newer_ordinal then 'same_record'
            when recency_rank > 1 then 'superseded'
            else 'current'
        end as standing
    from ranked

)

select * from latest
{%- endmacro %}
