{% set page_kinds = 'company|school|showcase|organization' -%}
{% set columns = [
    'intake_id', 'company_name', 'industry', 'employee_count', 'revenue', 'website',
    'linkedin_url', 'phone', 'address', 'city', 'state', 'postal_code', 'source', 'batch_id',
    'validation_status', 'promoted_to_unique_id', 'uploaded_at', 'validated_at',
] -%}

with source as (

    {{ tidy_rows(source('intake', 'company_raw_intake'), columns) }}

),

cleaned as (

    select
        ---------- ids
        intake_id,
        {{ copy_number('intake_id', 'uploaded_at', columns) }} as copy_number,
        batch_id,
        promoted_to_unique_id as claimed_company_id,

        ---------- text
        {{ unless_placeholder('company_name', 'company_name') }} as company_name,
        lower(industry) as industry,
        {{ own_domain('website') }} as website_domain,
        'https://www.' || {{ linkedin_path('linkedin_url', page_kinds) }} as linkedin_url,
        {{ linkedin_slug('linkedin_url', page_kinds) }} as linkedin_slug,
        {{ clean_phone('phone') }} as phone,
        address,
        city,
        {{ state_code('state') }} as state,
        postal_code,
        coalesce(lower(source), 'unknown') as source,
        coalesce(
            {{ canonical_value('validation_status', 'intake_validation_status') }},
            case when validation_status is null then 'pending' else 'unknown' end
        ) as reported_status,

        ---------- numerics
        {{ employee_count('employee_count') }} as employee_count,
        {{ try_decimal('revenue', 18, 2) }} as revenue,

        ---------- timestamps
        {{ try_timestamp('uploaded_at') }} as uploaded_at,
        {{ try_timestamp('validated_at') }} as validated_at,

        ---------- as given, for the rules that judge them
        company_name as given_company_name,
        website as given_website,
        linkedin_url as given_linkedin_url,
        phone as given_phone,
        state as given_state,
        employee_count as given_employee_count,
        revenue as given_revenue,
        validation_status as given_status,
        uploaded_at as given_uploaded_at,
        validated_at as given_validated_at,
        raw_record
    from source

)

select
    coalesce(intake_id, '(blank)') || '#' || cast(copy_number as text) as row_id,
    cleaned.*,
    case when website_domain is not null then given_website end as website
from cleaned
