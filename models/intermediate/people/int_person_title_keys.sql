with titles as (

    select distinct title
    from {{ ref('int_person_identities') }}
    where title is not null

),

abbreviations as (

    select * from {{ ref('title_abbreviations') }}

),

positions as (

    {{ word_positions(10) }}

),

spelt_out as (

    select
        titles.title,
        coalesce(abbreviations.words, split_part({{ plain_words('titles.title') }}, ' ', positions.position)) as words
    from titles
    cross join positions
    left join abbreviations
        on split_part({{ plain_words('titles.title') }}, ' ', positions.position) = abbreviations.abbreviation

),

title_words as (

    select distinct
        spelt_out.title,
        split_part(spelt_out.words, ' ', positions.position) as word
    from spelt_out
    cross join positions
    where split_part(spelt_out.words, ' ', positions.position) not in ('', 'of', 'and', 'the', 'for')

),

title_keys as (

    select
        title,
        {{ listagg_sorted('word', ' ') }} as title_key
    from title_words
    group by title

)

select * from title_keys
