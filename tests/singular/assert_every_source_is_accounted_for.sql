-- For every raw table: rows in = kept + merged + rejected.
select
    source_table,
    rows_in,
    rows_kept,
    rows_merged,
    rows_rejected
from {{ ref('source_reconciliation') }}
where rows_in != rows_kept + rows_merged + rows_rejected
