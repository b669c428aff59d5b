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

records as (

    select
        accepted.*,
        employer_names.company_name_key,
        {{ mint_order('uploaded_at', 'source', 'intake_id') }} as mint_order
    from accepted
    left join employer_names on accepted.company_name = employer_names.company_name

)

select * from records
