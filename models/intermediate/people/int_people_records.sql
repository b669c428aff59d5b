with accepted as (

    select * from {{ ref('int_people_intake_checked') }}
    where not is_rejected

),

-- an employer is named by many: its key is worked out once
employer_names as (

    select
        company_name,
        {{ company_name_key('company_name') }} as company_name_key
    from (select distinct accepted.company_name from accepted) as names

),

-- without what was given and how it was judged: that stays with the raw row
records as (

    select
        accepted.intake_id,
        accepted.claimed_person_id,
        accepted.full_name,
        accepted.email,
        accepted.linkedin_url,
        accepted.linkedin_slug,
        accepted.title,
        accepted.phone,
        accepted.phone_extension,
        accepted.company_name,
        employer_names.company_name_key,
        accepted.company_domain,
        accepted.source,
        accepted.uploaded_at,
        {{ mint_order('accepted.uploaded_at', 'accepted.source', 'accepted.intake_id') }} as mint_order
    from accepted
    left join employer_names on accepted.company_name = employer_names.company_name

)

select * from records
