with accepted as (

    select * from {{ ref('int_company_intake_checked') }}
    where not is_rejected

),

records as (

    select
        accepted.*,
        {{ company_name_key('company_name') }} as name_key,
        {{ mint_order('uploaded_at', 'source', 'intake_id') }} as mint_order
    from accepted

)

select * from records
