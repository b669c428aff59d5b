with assignments as (

    select * from {{ ref('int_person_id_assignments') }}

),

splits as (

    select distinct
        id_key,
        founder_ordinal,
        id_number
    from assignments
    where id_number > 1

),

numbered as (

    select
        splits.*,
        row_number() over (order by founder_ordinal, id_number) as mint_order
    from splits

)

select * from numbered
