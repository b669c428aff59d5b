{% set columns = [
    'enrichment_id', 'person_unique_id', 'agent_name', 'enrichment_type', 'status',
    'started_at', 'completed_at', 'email', 'phone', 'linkedin_url', 'title', 'cost_usd',
] -%}

with source as (

    {{ tidy_rows(source('marketing', 'contact_enrichment'), columns) }}

),

cleaned as (

    select
        ---------- ids
        enrichment_id,
        {{ copy_number('enrichment_id', 'started_at', columns) }} as copy_number,
        person_unique_id as given_person_id,

        ---------- text
        agent_name,
        lower(enrichment_type) as enrichment_type,
        coalesce({{ canonical_value('status', 'enrichment_status') }}, 'unknown') as status,
        {{ unless_placeholder(clean_email('email'), 'email') }} as email,
        {{ clean_phone('phone') }} as phone,
        'https://www.' || {{ linkedin_path('linkedin_url', 'in|pub') }} as linkedin_url,
        {{ linkedin_slug('linkedin_url', 'in|pub') }} as linkedin_slug,
        title,

        ---------- numerics
        {{ try_decimal('cost_usd', 18, 4) }} as cost_usd,

        ---------- timestamps
        {{ try_timestamp('started_at') }} as started_at,
        {{ try_timestamp('completed_at') }} as completed_at,

        ---------- as given, for the rules that judge them
        status as given_status,
        email as given_email,
        phone as given_phone,
        linkedin_url as given_linkedin_url,
        cost_usd as given_cost_usd,
        started_at as given_started_at,
        completed_at as given_completed_at,
        raw_record
    from source

)

select
    coalesce(enrichment_id, '(blank)') || '#' || cast(copy_number as text) as row_id,
    cleaned.*
from cleaned
