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

looked_behind as {{ computed_once() }} (

    select
        split_at_commas.*,
        {{ is_affix("split_part(after_comma, ' ', 1)", 'suffix') }} as is_suffix_behind,
        {{ is_affix("split_part(after_second_comma, ' ', 1)", 'suffix') }} as is_suffix_behind_second
    from split_at_commas

),

-- 'Last, First' and 'Last, Jr., First' are turned round; 'First Last, CPA' is not
turned as {{ computed_once() }} (

    select
        ordinal,
        content_key,
        full_name,
        case when is_suffix_behind then after_comma end as suffixes_after_comma,
        case
            when after_comma = '' then before_comma
            when not is_suffix_behind then after_comma || ' ' || before_comma
            when after_second_comma = '' or is_suffix_behind_second then before_comma
            else after_second_comma || ' ' || before_comma
        end as words
    from looked_behind

),

without_prefixes as (

    {{ in_rounds('turned', 2, cut_first_word('words', 'prefix'),
        kept=['ordinal', 'content_key', 'full_name', 'suffixes_after_comma']) | indent(4) }}

),

with_suffixes as (

    select
        without_prefixes.*,
        words as words_with_suffixes
    from without_prefixes

),

without_suffixes as (

    {{ in_rounds('with_suffixes', 3, cut_last_word('words', 'suffix'),
        kept=['ordinal', 'content_key', 'full_name', 'suffixes_after_comma', 'words_with_suffixes']) | indent(4) }}

),

-- a name without Latin letters stays as it is
bare as {{ computed_once() }} (

    select
        ordinal,
        content_key,
        coalesce(nullif(words, ''), lower(full_name)) as words,
        nullif(
            concat_ws(' ', suffixes_after_comma, nullif(substr(words_with_suffixes, length(words) + 2), '')), ''
        ) as suffixes
    from without_suffixes

),

tied as (

    {{ in_rounds('bare', 3, tie_particle('words'),
        kept=['ordinal', 'content_key', 'suffixes']) | indent(4) }}

),

-- of a million names a few hundred combinations of suffixes differ
generations as (

    select
        combinations.suffixes,
        max(affixes.generation) as generation
    from (select distinct tied.suffixes from tied) as combinations
    inner join {{ ref('name_affixes') }} as affixes
        on affixes.generation is not null
        and {{ has_word('combinations.suffixes', 'affixes.affix') }}
    group by combinations.suffixes

),

names as {{ computed_once() }} (

    select
        tied.ordinal,
        tied.content_key,
        tied.words as name_words,
        split_part(tied.words, ' ', 1) as first_name,
        trim({{ regexp_first('tied.words', ' .+ ') }}) as middle_name,
        case when tied.words like '% %' then {{ last_word('tied.words') }} end as last_name,
        generations.generation
    from tied
    left join generations on tied.suffixes = generations.suffixes

)

select * from names
