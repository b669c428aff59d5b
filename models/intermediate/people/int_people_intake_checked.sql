{% set columns = [
    'row_id', 'intake_id', 'copy_number', 'claimed_person_id', 'full_name', 'email', 'linkedin_url',
    'linkedin_slug', 'title', 'phone', 'phone_extension', 'company_name', 'company_domain', 'source',
    'uploaded_at', 'given_full_name', 'given_email', 'given_linkedin_url', 'given_phone',
    'given_company_name', 'given_company_website', 'given_uploaded_at',
] -%}

with people as (

    select * from {{ ref('stg_intake__people_raw_intake') }}

),

judged as (

    select
        people.*,
        {{ broken_rule_codes([
            ['intake_id_missing', 'intake_id is null'],
            ['intake_id_duplicate', 'intake_id is not null and copy_number > 1'],
            ['full_name_missing', 'given_full_name is null'],
            ['full_name_placeholder', 'given_full_name is not null and full_name is null'],
            ['full_name_too_short', 'length(full_name) < case when bit_length(full_name) = 8 * length(full_name) then 3 else 2 end'],
            ['no_identifier', 'coalesce(email, linkedin_slug, phone, company_name, company_domain) is null'],
            ['email_missing', 'given_email is null'],
            ['email_invalid', 'given_email is not null and email is null'],
            ['linkedin_url_missing', 'given_linkedin_url is null'],
            ['linkedin_url_invalid', 'given_linkedin_url is not null and linkedin_slug is null'],
            ['phone_missing', 'given_phone is null'],
            ['phone_invalid', 'given_phone is not null and phone is null'],
            ['title_missing', 'title is null'],
            ['company_missing', 'coalesce(company_name, company_domain) is null'],
            ['company_website_invalid', 'given_company_website is not null and company_domain is null'],
            ['uploaded_at_invalid', 'given_uploaded_at is not null and uploaded_at is null'],
            ['uploaded_at_missing', 'given_uploaded_at is null'],
            ['promoted_id_malformed', "not " ~ is_barton_id('claimed_person_id')],
        ]) }} as reason_codes
    from people

),

checked as (

    {{ rule_verdicts('intake.people_raw_intake', columns) }}

)

select * from checked
