{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='fail',
    pre_hook="{{ forget_stale(ref('int_person_match_records'), ['ordinal', 'content_key']) }}"
) }}

with records as (

    select records.* from {{ not_yet(ref('int_person_match_records'), ['ordinal', 'content_key']) }} as records

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
            ('email', records.email),
            ('linkedin', records.linkedin_slug),
            (
                'names',
                case
                    when records.last_name is not null
                        then least(records.first_name, records.last_name)
                            || '|' || greatest(records.first_name, records.last_name)
                end
            ),
            ('phone_and_last_name', records.phone || '|' || records.last_name),
            ('phone_and_first_name', records.phone || '|' || records.first_name),
            ('employer_and_last_name', records.employer_id || '|' || records.last_name),
            ('employer_and_last_name', records.employer_name || '|' || records.last_name),
            ('employer_and_last_name', records.employer_domain || '|' || records.last_name),
            ('employer_and_first_name', records.employer_id || '|' || records.first_name),
            ('employer_and_first_name', records.employer_name || '|' || records.first_name),
            ('employer_and_first_name', records.employer_domain || '|' || records.first_name),
            (
                'employer_and_initials',
                records.employer_id || '|' || left(records.first_name, 1) || left(records.last_name, 2)
            ),
            (
                'employer_and_initials',
                records.employer_name || '|' || left(records.first_name, 1) || left(records.last_name, 2)
            ),
            (
                'employer_and_initials',
                records.employer_domain || '|' || left(records.first_name, 1) || left(records.last_name, 2)
            ),
            (
                'telling_mailbox',
                case when records.is_telling_mailbox then records.mailbox || '|' || left(records.last_name, 1) end
            )
        ) as keys (block_rule, block_key)
    where keys.block_key is not null

)

select * from keys
