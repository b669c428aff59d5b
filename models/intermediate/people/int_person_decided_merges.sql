with decisions as (

    select * from {{ ref('int_person_named_decisions') }}

),

decided_merges as (

    select
        older_ordinal,
        newer_ordinal
    from decisions
    where standing = 'current'
        and decision = 'merge'

)

select * from decided_merges
