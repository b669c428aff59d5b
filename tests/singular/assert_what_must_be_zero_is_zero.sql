-- No malformed ID, orphan, doubled slot or score out of range; one row for each check that found one.
select
    check_id,
    rows_failing
from {{ ref('kpi_data_quality') }}
where must_be_zero
    and rows_failing != 0
