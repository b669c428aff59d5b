-- In every uploaded batch passed + warned + rejected is the total,
-- and all batches together are all raw rows.
with batches as (

    select * from {{ ref('intake_validation_log') }}

),

raw_tables as (

    select
        source_table,
        rows_in
    from {{ ref('source_reconciliation') }}
    where source_table like 'intake.%'

)

select
    source_table,
    batch_id,
    total_records as rows_expected,
    passed_records + warned_records + rejected_records as rows_counted
from batches
where total_records != passed_records + warned_records + rejected_records
union all
select
    raw_tables.source_table,
    '(all batches)' as batch_id,
    raw_tables.rows_in as rows_expected,
    coalesce(sum(batches.total_records), 0) as rows_counted
from raw_tables
left join batches on raw_tables.source_table = batches.source_table
group by raw_tables.source_table, raw_tables.rows_in
having raw_tables.rows_in != coalesce(sum(batches.total_records), 0)
