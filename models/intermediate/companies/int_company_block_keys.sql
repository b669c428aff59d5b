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
        {{ one_row_each(['block_rule', 'block_key'], [
            ["'domain'", 'domain'],
            ["'domain_root'", 'domain_root'],
            ["'linkedin'", 'linkedin_slug'],
            ["'phone'", 'phone'],
            ["'name'", 'name_letters'],
            ["'name_and_city'", "name_letters || '|' || city"],
            ["'name_and_state'", "name_letters || '|' || state"],
            ["'words'", 'sorted_words'],
            ["'first_letters_and_city'", "left(name_letters, 5) || '|' || city"],
            ["'first_word_and_postal_code'", "split_part(name_words, ' ', 1) || '|' || postal_code"],
            ["'initials_and_postal_code'", "initials || '|' || postal_code"],
            ["'house_and_city'", "house_number || '|' || city"],
            ["'house_and_postal_code'", "house_number || '|' || postal_code"],
        ]) }}
    from records

),

-- millions of keys that are only asked whether they are equal: numbers, not texts
hashed as (

    select
        ordinal,
        content_key,
        block_rule,
        {{ text_hash('block_key') }} as block_key
    from keys
    where block_key is not null

)

select * from hashed
