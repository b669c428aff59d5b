with variants as (

    select
        formal_name,
        nickname as variant
    from {{ ref('nicknames') }}
    union
    select
        formal_name,
        formal_name as variant
    from {{ ref('nicknames') }}

),

-- Bob and Rob are both Robert, so they are variants of each other too
pairs as (

    select distinct
        one.variant as name,
        other.variant as other_name
    from variants as one
    inner join variants as other on one.formal_name = other.formal_name
    where one.variant != other.variant

)

select * from pairs
