with objections as (

    select
        coalesce(signals.person_unique_id, signals.company_unique_id) as subject_id,
        'opted_out' as reason,
        cast(min(signals.detected_at) as date) as suppressed_from
    from {{ ref('int_signals_checked') }} as signals
    where signals.suppresses
        and not signals.is_rejected
    group by 1

),

dead_mailboxes as (

    select
        unique_id as subject_id,
        'email_invalid' as reason,
        cast(email_verified_at as date) as suppressed_from
    from {{ ref('people_master') }}
    where email_status = 'invalid'

),

suppressions as (

    select * from objections
    union all
    select * from dead_mailboxes

)

select
    subject_id || '/' || reason as suppression_id,
    suppressions.*
from suppressions
