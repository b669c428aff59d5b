with identities as (

    select * from {{ ref('int_person_identities') }}

),

keys as (

    select
        identities.ordinal,
        blocking.blocking_key,
        blocking.match_key,
        blocking.max_block_size
    from identities
    cross join lateral (values
        ('linkedin', identities.linkedin_slug, 200),
        ('email', identities.email_key, 200),
        ('name_and_phone', identities.first_name_key || '|' || identities.last_name_key || '|' || identities.phone, 200),
        ('name_and_company', identities.first_name_key || '|' || identities.last_name_key || '|' || identities.company_unique_id, 200),
        ('name', identities.first_name_key || '|' || identities.last_name_key, 30)
    ) as blocking (blocking_key, match_key, max_block_size)
    where blocking.match_key is not null

)

select * from keys
