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

broken_rules as (

    select
        verifications.row_id,
        rules.rule_code
    from verifications
    cross join
        lateral (
            values
            ('verification_id_missing', verifications.verification_id is null),
            ('verification_id_duplicate', verifications.verification_id is not null and verifications.copy_number > 1),
            ('person_missing', verifications.given_person_id is null),
            ('person_unknown', verifications.given_person_id is not null and verifications.person_unique_id is null),
            ('email_status_unknown', verifications.given_status is not null and verifications.email_status = 'unknown'),
            ('email_missing', verifications.given_email is null),
            ('email_invalid', verifications.given_email is not null and verifications.email is null),
            ('cost_usd_invalid', verifications.given_cost_usd is not null and verifications.cost_usd is null),
            ('verified_at_invalid', verifications.given_verified_at is not null and verifications.verified_at is null)
        ) as rules (rule_code, is_broken)
    where rules.is_broken

),

verdicts as (

    {{ rule_verdicts('marketing.email_verification') }}

),

checked as (

    select
        verifications.*,
        coalesce(verdicts.is_rejected, false) as is_rejected,
        verdicts.reason_codes
    from verifications
    left join verdicts on verifications.row_id = verdicts.row_id

)

select * from checked
