with survivors as (

    select * from {{ ref('int_person_field_survivors') }}

),

employments as (

    select * from {{ ref('int_person_employments') }}

),

refreshes as (

    select * from {{ ref('int_person_refreshes') }}

),

email_statuses as (

    select * from {{ ref('int_email_statuses') }}

),

fields as (

    select
        person_unique_id,
        max(case when field_name = 'full_name' then field_value end) as full_name,
        max(case when field_name = 'full_name' then source end) as source,
        max(case when field_name = 'email' then field_value end) as email,
        max(case when field_name = 'linkedin_url' then field_value end) as linkedin_url,
        max(case when field_name = 'phone' then field_value end) as phone
    from survivors
    group by 1

),

-- the latest check of the e-mail the person has; a check that named no address counts for it
checks as (

    select
        fields.person_unique_id,
        email_statuses.email_status,
        email_statuses.verified_at,
        row_number() over (
            partition by fields.person_unique_id
            order by
                email_statuses.verified_at desc,
                case when email_statuses.email is null then 1 else 0 end
        ) as check_rank
    from fields
    inner join email_statuses
        on fields.person_unique_id = email_statuses.person_unique_id
        and fields.email = coalesce(email_statuses.email, fields.email)

),

people as (

    select
        fields.person_unique_id as unique_id,
        fields.full_name,
        fields.email,
        fields.linkedin_url,
        employments.title,
        fields.phone,
        employments.company_unique_id,
        fields.source,
        coalesce(checks.email_status, 'unverified') as email_status,
        coalesce(checks.email_status = 'valid', false) as is_email_verified,
        refreshes.enriched_at is not null as is_enriched,
        refreshes.record_count,
        checks.verified_at as email_verified_at,
        refreshes.enriched_at,
        refreshes.created_at,
        refreshes.last_refreshed_at as updated_at
    from fields
    inner join employments on fields.person_unique_id = employments.person_unique_id
    inner join refreshes on fields.person_unique_id = refreshes.person_unique_id
    left join checks
        on fields.person_unique_id = checks.person_unique_id
        and checks.check_rank = 1

)

select * from people
