with people as (

    select * from {{ ref('stg_intake__people_raw_intake') }}

),

broken_rules as (

    select
        people.row_id,
        rules.rule_code
    from people
    cross join
        lateral (
            values
            ('intake_id_missing', people.intake_id is null),
            ('intake_id_duplicate', people.intake_id is not null and people.copy_number > 1),
            ('full_name_missing', people.given_full_name is null),
            ('full_name_placeholder', people.given_full_name is not null and people.full_name is null),
            ('full_name_too_short', length(people.full_name) < 3),
            (
                'no_identifier',
                coalesce(
                    people.email, people.linkedin_slug, people.phone, people.company_name, people.company_domain
                ) is null
            ),
            ('email_missing', people.given_email is null),
            ('email_invalid', people.given_email is not null and people.email is null),
            ('linkedin_url_missing', people.given_linkedin_url is null),
            ('linkedin_url_invalid', people.given_linkedin_url is not null and people.linkedin_slug is null),
            ('phone_missing', people.given_phone is null),
            ('phone_invalid', people.given_phone is not null and people.phone is null),
            ('title_missing', people.title is null),
            ('company_missing', coalesce(people.company_name, people.company_domain) is null),
            ('company_website_invalid', people.given_company_website is not null and people.company_domain is null),
            ('uploaded_at_invalid', people.given_uploaded_at is not null and people.uploaded_at is null),
            ('uploaded_at_missing', people.given_uploaded_at is null),
            ('promoted_id_malformed', not {{ is_barton_id('people.claimed_person_id') }})
        ) as rules (rule_code, is_broken)
    where rules.is_broken

),

verdicts as (

    {{ rule_verdicts('intake.people_raw_intake') }}

),

checked as (

    select
        people.*,
        coalesce(verdicts.is_rejected, false) as is_rejected,
        verdicts.reason_codes
    from people
    left join verdicts on people.row_id = verdicts.row_id

)

select * from checked
