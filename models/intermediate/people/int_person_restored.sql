with decided as (

    select * from {{ ref('int_person_decided_pairs') }}

),

-- the younger of the two is the one that leaves
restored as (

    select distinct newer_ordinal as ordinal
    from decided
    where standing = 'applied'
        and decision = 'keep_apart'
        and departing_id = 'former'

)

select * from restored
