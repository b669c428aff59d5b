with accepted as (

    select * from {{ ref('int_company_intake_checked') }}
    where not is_rejected

),

-- without what was given and how it was judged: that stays with the raw row
records as (

    select
        intake_id,
        claimed_company_id,
        batch_id,
        company_name,
        {{ company_name_key('company_name') }} as name_key,
        industry,
        website_domain,
        website,
        linkedin_url,
        linkedin_slug,
        phone,
        address,
        city,
        state,
        postal_code,
        employee_count,
        revenue,
        source,
        reported_status,
        uploaded_at,
        validated_at,
        {{ mint_order('uploaded_at', 'source', 'intake_id') }} as mint_order
    from accepted

)

select * from records
