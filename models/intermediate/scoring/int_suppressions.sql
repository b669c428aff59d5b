-- an objection is heard even in a quarantined row, as long as it says who objects and since when
with signals as (

    select
        signals.*,
        case when given_person_id is null then company_unique_id else person_unique_id end as subject_id
    from {{ ref('int_signals_checked') }} as signals
    where detected_at < {{ as_of_end() }}
        and not coalesce({{ not_yet_known('ingested_at') }}, false)

),

objections as (

    select
        subject_id,
        'opted_out' as reason,
        cast(min(detected_at) as date) as suppressed_from
    from signals
    where suppresses
        and subject_id is not null
    group by subject_id

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
