{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='fail',
    pre_hook="{{ forget_stale(ref('int_person_match_records'), ['ordinal', 'content_key']) }}"
) }}

with records as (

    select * from {{ not_yet(ref('int_person_match_records'), ['ordinal', 'content_key']) }} as records

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
            ('email', email),
            ('linkedin', linkedin_slug),
            ('names', case when last_name is not null then least(first_name, last_name) || '|' || greatest(first_name, last_name) end),
            ('phone_and_last_name', phone || '|' || last_name),
            ('phone_and_first_name', phone || '|' || first_name),
            ('employer_and_last_name', employer_id || '|' || last_name),
            ('employer_and_last_name', employer_name || '|' || last_name),
            ('employer_and_last_name', employer_domain || '|' || last_name),
            ('employer_and_first_name', employer_id || '|' || first_name),
            ('employer_and_first_name', employer_name || '|' || first_name),
            ('employer_and_first_name', employer_domain || '|' || first_name),
            ('employer_and_initials', employer_id || '|' || left(first_name, 1) || left(last_name, 2)),
            ('employer_and_initials', employer_name || '|' || left(first_name, 1) || left(last_name, 2)),
            ('employer_and_initials', employer_domain || '|' || left(first_name, 1) || left(last_name, 2)),
            ('telling_mailbox', case when is_telling_mailbox then mailbox || '|' || left(last_name, 1) end)
        ) as keys (block_rule, block_key)
    where keys.block_key is not null

)

select * from keys
