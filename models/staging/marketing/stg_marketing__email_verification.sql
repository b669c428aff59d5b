{% set columns = [
    'verification_id', 'person_unique_id', 'email', 'email_status', 'provider', 'verified_at',
    'cost_usd',
] -%}

with source as (

    {{ tidy_rows(source('marketing', 'email_verification'), columns) }}

),

cleaned as (

    select
        ---------- ids
        verification_id,
        {{ copy_number('verification_id', 'verified_at', columns) }} as copy_number,
        person_unique_id as given_person_id,

        ---------- text
        {{ unless_placeholder(clean_email('email'), 'email') }} as email,
        coalesce({{ canonical_value('email_status', 'email_status') }}, 'unknown') as email_status,
        provider,

        ---------- numerics
        {{ try_decimal('cost_usd', 18, 4) }} as cost_usd,

        ---------- timestamps
        {{ try_timestamp('verified_at') }} as verified_at,

        ---------- as given, for the rules that judge them
        email as given_email,
        email_status as given_status,
        cost_usd as given_cost_usd,
        verified_at as given_verified_at,
        raw_record
    from source

)

select
    coalesce(verification_id, '(blank)') || '#' || cast(copy_number as text) as row_id,
    cleaned.*
from cleaned
