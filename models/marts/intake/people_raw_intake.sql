with checked as (

    select * from {{ ref('int_people_intake_checked') }}
    where copy_number = 1
        and intake_id is not null

),

-- a record that left a cluster has two IDs or more: all lead to the same survivor, and one may be it
identity_map as (

    select
        intake_id,
        max(surviving_person_unique_id) as surviving_person_unique_id,
        min(identity_status) as identity_status
    from {{ ref('person_identity_map') }}
    group by intake_id

),

intake as (

    select
        checked.intake_id,
        checked.given_full_name as full_name,
        checked.email,
        checked.linkedin_url,
        checked.title,
        checked.phone,
        checked.company_name,
        checked.company_domain,
        {{ validation_status('checked.is_rejected', 'checked.reason_codes') }} as validation_status,
        checked.reason_codes,
        {{ promotion_outcome('checked.is_rejected', 'identity_map.identity_status') }}
            as promotion_outcome,
        case when not checked.is_rejected then identity_map.surviving_person_unique_id end
            as promoted_to_unique_id,
        checked.source,
        checked.uploaded_at
    from checked
    left join identity_map on checked.intake_id = identity_map.intake_id

)

select * from intake
