-- Accepted signals = counted + beyond the daily limit, per company, type and limit: nothing is lost or counted twice.
with daily_limits as (

    select distinct
        signal_type,
        daily_limit
    from {{ ref('scoring_weights') }}

),

entries as (

    select
        entries.company_unique_id,
        entries.signal_type,
        daily_limits.daily_limit,
        count(*) as signals
    from {{ ref('int_signal_entries') }} as entries
    inner join daily_limits on entries.signal_type = daily_limits.signal_type
    group by 1, 2, 3

),

ledger as (

    select
        company_unique_id,
        signal_type,
        daily_limit,
        sum(signal_count + saturated_count) as signals
    from {{ ref('int_signal_ledger') }}
    group by 1, 2, 3

)

select
    entries.signals as signals_accepted,
    ledger.*
from entries
full join ledger
    on entries.company_unique_id = ledger.company_unique_id
    and entries.signal_type = ledger.signal_type
    and entries.daily_limit = ledger.daily_limit
where entries.signals is distinct from ledger.signals
