with accepted as (

    select * from {{ ref('int_email_verification_checked') }}
    where not is_rejected

),

verifications as (

    select
        verification_id,
        person_unique_id,
        email,
        email_status,
        provider,
        cost_usd,
        verified_at,
        reason_codes as quality_flags
    from accepted

)

select * from verifications
