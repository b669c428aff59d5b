{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='fail',
    pre_hook="{{ forget_stale(ref('int_person_identities'), ['ordinal', 'content_key']) }}"
) }}

with identities as {{ computed_once() }} (

    select
        identities.ordinal,
        identities.content_key,
        identities.full_name
    from {{ not_yet(ref('int_person_identities'), ['ordinal', 'content_key']) }} as identities

),

split_at_commas as {{ computed_once() }} (

    select
        ordinal,
        content_key,
        full_name,
        {{ person_words("split_part(full_name, ',', 1)") }} as before_comma,
        case
            when full_name like '%,%' then {{ person_words("split_part(full_name, ',', 2)") }} else ''
        end as after_comma,
        case
            when full_name like '%,%,%' then {{ person_words("split_part(full_name, ',', 3)") }} else ''
        end as after_second_comma
    from identities

),

-- 'Last, First' and 'Last, Jr., First' are turned round; 'First Last, CPA' is not
turned as {{ computed_once() }} (

    select
        ordinal,
        content_key,
        full_name,
        case
            when after_comma = '' then before_comma
            when split_part(after_comma, ' ', 1) not in (
                    select affixes.affix
                    from {{ ref('name_affixes') }} as affixes
                    where affixes.affix_position = 'suffix'
                )
                then after_comma || ' ' || before_comma
            when after_second_comma = ''
                or split_part(after_second_comma, ' ', 1) in (
                    select affixes.affix
                    from {{ ref('name_affixes') }} as affixes
                    where affixes.affix_position = 'suffix'
                )
                then before_comma
            else after_second_comma || ' ' || before_comma
        end as words,
        case
            when split_part(after_comma, ' ', 1) in (
                    select affixes.affix
                    from {{ ref('name_affixes') }} as affixes
                    where affixes.affix_position = 'suffix'
                )
                then after_comma
        end as suffixes_after_comma
    from split_at_commas

),

{% for cut in [1, 2] -%}
    without_{{ cut }}_prefixes as {{ computed_once() }} (

        select
            ordinal,
            content_key,
            full_name,
            suffixes_after_comma,
            {{ cut_first_word('words', 'prefix') }} as words
        from {{ 'turned' if loop.first else 'without_1_prefixes' }}

    ),

{% endfor -%}
{% for cut in [1, 2, 3] -%}
    without_{{ cut }}_suffixes as {{ computed_once() }} (

        select
            ordinal,
            content_key,
            full_name,
            suffixes_after_comma,
            {{ 'words' if loop.first else 'all_words' }} as all_words,
            {{ cut_last_word('words', 'suffix') }} as words
        from {{ 'without_2_prefixes' if loop.first else 'without_' ~ (cut - 1) ~ '_suffixes' }}

    ),

{% endfor -%}
-- a name without Latin letters stays as it is
bare as {{ computed_once() }} (

    select
        ordinal,
        content_key,
        coalesce(nullif(words, ''), lower(full_name)) as words,
        nullif(concat_ws(' ', suffixes_after_comma, nullif(substr(all_words, length(words) + 2), '')), '') as suffixes
    from without_3_suffixes

),

-- of a million names a few hundred combinations of suffixes differ
generations as (

    select
        combinations.suffixes,
        max(affixes.generation) as generation
    from (select distinct bare.suffixes from bare) as combinations
    inner join {{ ref('name_affixes') }} as affixes
        on affixes.generation is not null
        and ' ' || combinations.suffixes || ' ' like '% ' || affixes.affix || ' %'
    group by combinations.suffixes

),

names as {{ computed_once() }} (

    select
        bare.ordinal,
        bare.content_key,
        bare.words as name_words,
        split_part(bare.words, ' ', 1) as first_name,
        case when bare.words like '% % %' then split_part(bare.words, ' ', 2) end as middle_name,
        case when bare.words like '% %' then {{ last_word('bare.words') }} end as last_name,
        generations.generation
    from bare
    left join generations on bare.suffixes = generations.suffixes

)

select * from names
