with accepted as (

    select * from {{ ref('int_people_intake_checked') }}
    where not is_rejected

),

records as (

    select
        accepted.*,
        {{ mint_order('uploaded_at', 'source', 'intake_id') }} as mint_order
    from accepted

)

select * from records
