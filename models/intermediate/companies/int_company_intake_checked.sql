{% set columns = [
    'row_id', 'intake_id', 'copy_number', 'batch_id', 'claimed_company_id', 'company_name', 'industry',
    'website_domain', 'linkedin_url', 'linkedin_slug', 'phone', 'address', 'city', 'state', 'postal_code',
    'source', 'reported_status', 'employee_count', 'revenue', 'uploaded_at', 'validated_at',
    'given_company_name', 'given_website', 'given_linkedin_url', 'given_phone', 'given_state',
    'given_employee_count', 'given_revenue', 'given_status', 'given_uploaded_at', 'given_validated_at',
    'website',
] -%}

with companies as (

    select * from {{ ref('stg_intake__company_raw_intake') }}

),

judged as (

    select
        companies.*,
        {{ broken_rule_codes([
            ['intake_id_missing', 'intake_id is null'],
            ['intake_id_duplicate', 'intake_id is not null and copy_number > 1'],
            ['company_name_missing', 'given_company_name is null'],
            ['company_name_placeholder', 'given_company_name is not null and company_name is null'],
            ['company_name_too_short', 'length(company_name) < 2'],
            ['website_missing', 'given_website is null'],
            ['website_invalid', 'given_website is not null and website_domain is null'],
            ['linkedin_url_missing', 'given_linkedin_url is null'],
            ['linkedin_url_invalid', 'given_linkedin_url is not null and linkedin_slug is null'],
            ['phone_missing', 'given_phone is null'],
            ['phone_invalid', 'given_phone is not null and phone is null'],
            ['industry_missing', 'industry is null'],
            ['employee_count_missing', 'given_employee_count is null'],
            ['employee_count_invalid', 'given_employee_count is not null and coalesce(employee_count, 0) <= 0'],
            ['revenue_invalid', 'given_revenue is not null and coalesce(revenue, -1) < 0'],
            ['state_unknown', 'state not in (select states.state_code from ' ~ ref('us_states') ~ ' as states)'],
            ['validation_status_unknown', "given_status is not null and reported_status = 'unknown'"],
            ['uploaded_at_invalid', 'given_uploaded_at is not null and uploaded_at is null'],
            ['uploaded_at_missing', 'given_uploaded_at is null'],
            ['validated_at_invalid', 'given_validated_at is not null and validated_at is null'],
            ['promoted_id_malformed', 'not ' ~ is_barton_id('claimed_company_id')],
        ]) }} as reason_codes
    from companies

),

checked as (

    {{ rule_verdicts('intake.company_raw_intake', columns) }}

)

select * from checked
