with verifications as (

    select * from {{ ref('int_email_verification_checked') }}
    where not is_rejected
        and verified_at is not null
        -- an address that was given but cannot be read says nothing of the one the person has
        and (email is not null or given_email is null)

),

ranked as (

    select
        person_unique_id,
        email,
        email_status,
        provider,
        verified_at,
        row_number() over (
            partition by person_unique_id, email
            order by verified_at desc, {{ binary_order('verification_id') }} desc
        ) as recency_rank
    from verifications

),

latest as (

    select
        person_unique_id,
        email,
        email_status,
        provider,
        verified_at
    from ranked
    where recency_rank = 1

)

select * from latest
