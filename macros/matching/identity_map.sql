{% macro identity_map(ledger, splits, assignments, clusters, key, first_split_ordinal) -%}
with minted as (

    select
        barton_id,
        source_key as id_key,
        ordinal as founder_ordinal,
        source_key as intake_id,
        claim_status,
        ordinal,
        minted_on
    from {{ ledger }}
    union all
    select
        splits.barton_id,
        splits.source_key as id_key,
        ledger.ordinal as founder_ordinal,
        ledger.source_key as intake_id,
        splits.claim_status,
        {{ first_split_ordinal }} + splits.ordinal as ordinal,
        splits.minted_on
    from {{ splits }} as splits
    inner join {{ ledger }} as ledger on {{ regexp_replace_all('splits.source_key', '#[0-9]+$', '') }} = ledger.source_key

),

-- the IDs of the records that are still there
standing as (

    select distinct assignments.id_key
    from {{ assignments }} as assignments
    inner join {{ clusters }} as clusters on assignments.ordinal = clusters.ordinal

),

-- which of them each record has, or had when it left
led_to as (

    select
        assignments.ordinal,
        assignments.id_key
    from {{ assignments }} as assignments
    inner join standing on assignments.id_key = standing.id_key

),

mapped as (

    select
        minted.barton_id as {{ key }},
        case
            when standing.id_key is not null then minted.barton_id
            else survivors.barton_id
        end as surviving_{{ key }},
        minted.intake_id,
        case
            when standing.id_key is not null then 'active'
            when survivors.barton_id is not null then 'merged'
            else 'absent'
        end as identity_status,
        minted.claim_status,
        minted.ordinal,
        minted.founder_ordinal,
        minted.minted_on
    from minted
    left join standing on minted.id_key = standing.id_key
    left join led_to on minted.founder_ordinal = led_to.ordinal
    left join minted as survivors on led_to.id_key = survivors.id_key

)

select * from mapped
{%- endmacro %}
