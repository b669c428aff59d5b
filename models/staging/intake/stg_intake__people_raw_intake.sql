{% set columns = [
    'intake_id', 'full_name', 'email', 'linkedin_url', 'title', 'phone', 'company_name',
    'company_website', 'source', 'promoted_to_unique_id', 'uploaded_at',
] -%}

with source as (

    {{ tidy_rows(source('intake', 'people_raw_intake'), columns) }}

),

cleaned as (

    select
        ---------- ids
        intake_id,
        {{ copy_number('intake_id', 'uploaded_at', columns) }} as copy_number,
        promoted_to_unique_id as claimed_person_id,

        ---------- text
        {{ unless_placeholder('full_name', 'person_name') }} as full_name,
        {{ unless_placeholder(clean_email('email'), 'email') }} as email,
        'https://www.' || {{ linkedin_path('linkedin_url', 'in|pub') }} as linkedin_url,
        {{ linkedin_slug('linkedin_url', 'in|pub') }} as linkedin_slug,
        title,
        {{ clean_phone('phone') }} as phone,
        {{ phone_extension('phone') }} as phone_extension,
        {{ unless_placeholder('company_name', 'company_name') }} as company_name,
        {{ own_domain('company_website') }} as company_domain,
        coalesce(lower(source), 'unknown') as source,

        ---------- timestamps
        {{ try_timestamp('uploaded_at') }} as uploaded_at,

        ---------- as given, for the rules that judge them
        full_name as given_full_name,
        email as given_email,
        linkedin_url as given_linkedin_url,
        phone as given_phone,
        company_name as given_company_name,
        company_website as given_company_website,
        uploaded_at as given_uploaded_at,
        raw_record
    from source

)

select
    coalesce(intake_id, '(blank)') || '#' || cast(copy_number as text) as row_id,
    cleaned.*
from cleaned
