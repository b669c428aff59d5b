with survived as (

    select * from {{ ref('int_companies_survived') }}

),

identity_map as (

    select * from {{ ref('company_identity_map') }}

),

intake as (

    select
        intake_id,
        uploaded_at,
        validated_at
    from {{ ref('int_company_records') }}

),

-- what all records of a company say together
histories as (

    select
        identity_map.surviving_company_unique_id as company_unique_id,
        count(distinct intake.intake_id) as record_count,
        min(intake.uploaded_at) as created_at,
        max(greatest(intake.uploaded_at, intake.validated_at)) as updated_at
    from identity_map
    inner join intake on identity_map.intake_id = intake.intake_id
    group by 1

),

companies as (

    select
        survived.company_unique_id,
        survived.company_name,
        survived.industry,
        survived.employee_count,
        survived.revenue,
        survived.website,
        survived.linkedin_url,
        survived.phone,
        survived.address,
        survived.city,
        survived.state,
        survived.postal_code,
        histories.record_count,
        histories.created_at,
        histories.updated_at
    from survived
    inner join histories on survived.company_unique_id = histories.company_unique_id

)

select * from companies
