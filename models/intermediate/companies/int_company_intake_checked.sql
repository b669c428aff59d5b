with companies as (

    select * from {{ ref('stg_intake__company_raw_intake') }}

),

broken_rules as (

    select
        companies.row_id,
        rules.rule_code
    from companies
    left join {{ ref('us_states') }} as states on companies.state = states.state_code
    cross join
        lateral (
            values
            ('intake_id_missing', companies.intake_id is null),
            ('intake_id_duplicate', companies.intake_id is not null and companies.copy_number > 1),
            ('company_name_missing', companies.given_company_name is null),
            ('company_name_placeholder', companies.given_company_name is not null and companies.company_name is null),
            ('company_name_too_short', length(companies.company_name) < 2),
            ('website_missing', companies.given_website is null),
            ('website_invalid', companies.given_website is not null and companies.website_domain is null),
            ('linkedin_url_missing', companies.given_linkedin_url is null),
            ('linkedin_url_invalid', companies.given_linkedin_url is not null and companies.linkedin_slug is null),
            ('phone_missing', companies.given_phone is null),
            ('phone_invalid', companies.given_phone is not null and companies.phone is null),
            ('industry_missing', companies.industry is null),
            ('employee_count_missing', companies.given_employee_count is null),
            (
                'employee_count_invalid',
                companies.given_employee_count is not null and coalesce(companies.employee_count, 0) <= 0
            ),
            ('revenue_invalid', companies.given_revenue is not null and coalesce(companies.revenue, -1) < 0),
            ('state_unknown', companies.state is not null and states.state_code is null),
            ('validation_status_unknown', companies.given_status is not null and companies.reported_status = 'unknown'),
            ('uploaded_at_invalid', companies.given_uploaded_at is not null and companies.uploaded_at is null),
            ('uploaded_at_missing', companies.given_uploaded_at is null),
            ('validated_at_invalid', companies.given_validated_at is not null and companies.validated_at is null),
            ('promoted_id_malformed', not {{ is_barton_id('companies.claimed_company_id') }})
        ) as rules (rule_code, is_broken)
    where rules.is_broken

),

verdicts as (

    {{ rule_verdicts('intake.company_raw_intake') }}

),

checked as (

    select
        companies.*,
        coalesce(verdicts.is_rejected, false) as is_rejected,
        verdicts.reason_codes
    from companies
    left join verdicts on companies.row_id = verdicts.row_id

)

select * from checked
