with keys as (

    select * from {{ ref('int_person_match_keys') }}

),

blocks as (

    select
        blocking_key,
        match_key
    from keys
    group by blocking_key, match_key, max_block_size
    having count(*) between 2 and max_block_size

),

pairs as (

    select distinct
        older.ordinal as older_ordinal,
        newer.ordinal as newer_ordinal
    from blocks
    inner join keys as older
        on blocks.blocking_key = older.blocking_key
        and blocks.match_key = older.match_key
    inner join keys as newer
        on older.blocking_key = newer.blocking_key
        and older.match_key = newer.match_key
        and older.ordinal < newer.ordinal

)

select * from pairs
