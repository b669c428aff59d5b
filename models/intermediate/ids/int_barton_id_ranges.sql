{{ config(materialized='table') }}

with entities as (

    select * from {{ ref('barton_id_entities') }}

),

-- position 0 of a range (block.000) is never used, hence the - 1
sized as (

    select
        entity,
        prefix,
        first_block,
        last_block,
        rollover_order,
        (last_block - first_block + 1) * 1000 - 1 as capacity
    from entities

),

ranged as (

    select
        entity,
        prefix,
        first_block,
        last_block,
        rollover_order,
        cast(
            sum(capacity) over (partition by entity order by rollover_order)
            - capacity
            + 1 as bigint
        ) as first_ordinal,
        cast(sum(capacity) over (partition by entity order by rollover_order) as bigint)
            as last_ordinal
    from sized

)

select * from ranged
