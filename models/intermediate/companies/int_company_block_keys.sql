{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='fail',
    pre_hook="{{ forget_stale(ref('int_company_match_records'), ['ordinal', 'content_key']) }}"
) }}

with records as (

    select records.* from {{ not_yet(ref('int_company_match_records'), ['ordinal', 'content_key']) }} as records

),

-- two records are compared if they have one of these in common; NULL, in whole or in part, makes no key
keys as (

    select
        ordinal,
        content_key,
        {{ one_row_each(['rule_number', 'block_key'], [
            ["1 /* domain */", 'domain'],
            ["2 /* domain_root */", 'domain_root'],
            ["3 /* linkedin */", 'linkedin_slug'],
            ["4 /* phone */", 'phone'],
            ["5 /* name */", 'name_letters'],
            ["6 /* name_and_city */", "name_letters || '|' || city"],
            ["7 /* name_and_state */", "name_letters || '|' || state"],
            ["8 /* words */", 'sorted_words'],
            ["9 /* first_letters_and_city */", "left(name_letters, 5) || '|' || city"],
            ["10 /* first_word_and_postal_code */", "split_part(name_words, ' ', 1) || '|' || postal_code"],
            ["11 /* initials_and_postal_code */", "initials || '|' || postal_code"],
            ["12 /* house_and_city */", "house_number || '|' || city"],
            ["13 /* house_and_postal_code */", "house_number || '|' || postal_code"],
        ]) }}
    from records

),

-- millions of keys that are only asked whether they are equal: numbers, not texts
hashed as (

    select
        ordinal,
        content_key,
        rule_number,
        {{ text_hash('block_key') }} as block_key
    from keys
    where block_key is not null

)

select * from hashed
