-- No block of a prefix belongs to two ranges, and every range begins before it ends.
with ranges as (

    select * from {{ ref('barton_id_entities') }}

)

select
    one.entity,
    one.rollover_order,
    other.entity as other_entity,
    other.rollover_order as other_rollover_order
from ranges as one
inner join ranges as other
    on one.prefix = other.prefix
    and one.first_block <= other.last_block
    and one.last_block >= other.first_block
where one.entity != other.entity
    or one.rollover_order != other.rollover_order
union all
select
    entity,
    rollover_order,
    entity as other_entity,
    rollover_order as other_rollover_order
from ranges
where not (first_block between 0 and last_block and last_block <= 99999)
