{% set columns = [
    'row_id', 'verification_id', 'copy_number', 'given_person_id', 'email', 'email_status', 'provider',
    'cost_usd', 'verified_at', 'given_email', 'given_status', 'given_cost_usd', 'given_verified_at',
    'person_unique_id',
] -%}

with checks as (

    select * from {{ ref('stg_marketing__email_verification') }}

),

person_ids as (

    select
        person_unique_id,
        surviving_person_unique_id
    from {{ ref('person_identity_map') }}
    where surviving_person_unique_id is not null

),

verifications as (

    select
        checks.*,
        person_ids.surviving_person_unique_id as person_unique_id
    from checks
    left join person_ids on checks.given_person_id = person_ids.person_unique_id

),

judged as (

    select
        verifications.*,
        {{ broken_rule_codes([
            ['verification_id_missing', 'verification_id is null'],
            ['verification_id_duplicate', 'verification_id is not null and copy_number > 1'],
            ['person_missing', 'given_person_id is null'],
            ['person_unknown', 'given_person_id is not null and person_unique_id is null'],
            ['email_status_unknown', "given_status is not null and email_status = 'unknown'"],
            ['email_missing', 'given_email is null'],
            ['email_invalid', 'given_email is not null and email is null'],
            ['cost_usd_invalid', 'given_cost_usd is not null and cost_usd is null'],
            ['verified_at_invalid', 'given_verified_at is not null and verified_at is null'],
        ]) }} as reason_codes
    from verifications

),

checked as (

    {{ rule_verdicts('marketing.email_verification', columns) }}

)

select * from checked
