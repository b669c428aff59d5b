with name_keys as (

    select distinct name_key
    from {{ ref('int_company_identities') }}

),

positions as (

    {{ word_positions(16) }}

),

abbreviations as (

    select * from {{ ref('company_abbreviations') }}

),

spelt_out as (

    select
        name_keys.name_key,
        positions.position,
        coalesce(abbreviations.word, split_part(name_keys.name_key, ' ', positions.position)) as word
    from name_keys
    cross join positions
    left join abbreviations
        on split_part(name_keys.name_key, ' ', positions.position) = abbreviations.abbreviation
    where split_part(name_keys.name_key, ' ', positions.position) not in ('', 'and', 'of', 'the', 'a')

),

names as (

    select
        name_key,
        {{ listagg_in_order('word', 'position') }} as name_words,
        {{ listagg_sorted('word', ' ') }} as sorted_words,
        {{ listagg_in_order('left(word, 1)', 'position', '') }} as initials
    from spelt_out
    group by name_key

)

select * from names
