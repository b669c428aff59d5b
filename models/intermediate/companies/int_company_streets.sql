with addresses as (

    select distinct
        address,
        {{ plain_words('address') }} as words
    from {{ ref('int_company_identities') }}
    where address is not null

),

-- 'Suite 200, 5 Oak St' begins with what belongs at the end
without_leading_unit as (

    select
        address,
        {{ regexp_replace_all('words', '^(suite|ste|unit|apt|apartment|floor|fl|room|rm) [0-9a-z]+ ', '') }} as words
    from addresses

),

-- what follows the street (suite, floor, cross street) is left away
streets as (

    select
        address,
        {{ regexp_replace_all(
            'words',
            '( (suite|ste|unit|apt|apartment|floor|fl|room|rm|bldg|building|no|at|between|near|off)( .*)?$)', ''
        ) }} as words
    from without_leading_unit

),

positions as (

    {{ word_positions(10) }}

),

street_words as (

    select * from {{ ref('street_words') }}

),

spelt_alike as (

    select
        streets.address,
        positions.position,
        coalesce(street_words.standard_word, split_part(streets.words, ' ', positions.position)) as word
    from streets
    cross join positions
    left join street_words on split_part(streets.words, ' ', positions.position) = street_words.word
    where split_part(streets.words, ' ', positions.position) != ''

),

standard as (

    select
        address,
        {{ listagg_in_order('word', 'position') }} as street
    from spelt_alike
    group by address

)

select
    address,
    street,
    {{ regexp_first('street', '^[0-9]+') }} as house_number
from standard
