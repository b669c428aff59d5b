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

affiliate_words as (

    select * from {{ ref('affiliate_words') }}

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
        spelt_out.name_key,
        {{ listagg_in_order('spelt_out.word', 'spelt_out.position') }} as name_words,
        {{ listagg_sorted('spelt_out.word', ' ') }} as sorted_words,
        {{ listagg_in_order('left(spelt_out.word, 1)', 'spelt_out.position', '') }} as initials,
        -- 'Acme Capital Holdings' is neither 'Acme Capital' nor 'Acme'
        coalesce({{ listagg_sorted('affiliate_words.word', ' ') }}, 'none') as affiliation
    from spelt_out
    left join affiliate_words on spelt_out.word = affiliate_words.word
    group by spelt_out.name_key

)

select * from names
