with keys as (

    select * from {{ ref('int_person_match_keys') }}

),

rules as (

    select
        match_rule,
        max_block_size
    from {{ ref('match_rules') }}
    where entity = 'person'

),

blocks as (

    select
        keys.match_rule,
        keys.match_key
    from keys
    inner join rules on keys.match_rule = rules.match_rule
    group by keys.match_rule, keys.match_key, rules.max_block_size
    having count(*) between 2 and rules.max_block_size

),

-- a pair that shares several keys is listed once; which rule holds is the decision's business
pairs as (

    select distinct
        older.ordinal as older_ordinal,
        newer.ordinal as newer_ordinal
    from blocks
    inner join keys as older
        on blocks.match_rule = older.match_rule
        and blocks.match_key = older.match_key
    inner join keys as newer
        on older.match_rule = newer.match_rule
        and older.match_key = newer.match_key
        and older.ordinal < newer.ordinal

)

select * from pairs
