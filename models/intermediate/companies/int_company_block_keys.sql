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
        records.ordinal,
        records.content_key,
        keys.block_rule,
        keys.block_key
    from records
    cross join
        lateral (
            values
            ('domain', records.domain),
            ('domain_root', records.domain_root),
            ('linkedin', records.linkedin_slug),
            ('phone', records.phone),
            ('name', records.name_letters),
            ('name_and_city', records.name_letters || '|' || records.city),
            ('name_and_state', records.name_letters || '|' || records.state),
            ('words', records.sorted_words),
            ('first_letters_and_city', left(records.name_letters, 5) || '|' || records.city),
            ('first_word_and_postal_code', split_part(records.name_words, ' ', 1) || '|' || records.postal_code),
            ('initials_and_postal_code', records.initials || '|' || records.postal_code),
            ('house_and_city', records.house_number || '|' || records.city),
            ('house_and_postal_code', records.house_number || '|' || records.postal_code)
        ) as keys (block_rule, block_key)
    where keys.block_key is not null

)

select * from keys
