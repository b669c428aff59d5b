with field_values as (

    select * from {{ ref('int_person_field_values') }}

),

source_priorities as (

    select
        source,
        priority
    from {{ ref('source_priorities') }}

),

email_statuses as (

    select * from {{ ref('int_email_statuses') }}

),

-- 0 is best: a verified mailbox, then a company's, a free one, a role's, last an invalid one
graded as (

    select
        field_values.*,
        coalesce(source_priorities.priority, 999) as priority,
        case
            when
                field_values.field_name = 'full_name'
                then {{ name_quality('field_values.field_value') }}
            when field_values.field_name != 'email' then 0
            when email_statuses.email_status = 'valid' then 0
            when email_statuses.email_status = 'invalid' then 4
            when
                split_part(field_values.field_value, '@', 1) in (
                    select roles.mailbox from {{ ref('role_mailboxes') }} as roles
                )
                then 3
            when
                split_part(field_values.field_value, '@', 2) in (
                    select free_mail.domain from {{ ref('free_mail_domains') }} as free_mail
                )
                then 2
            else 1
        end as quality
    from field_values
    left join source_priorities on field_values.source = source_priorities.source
    left join email_statuses
        on field_values.person_unique_id = email_statuses.person_unique_id
        and field_values.field_value = email_statuses.email

),

ranked as (

    select
        graded.*,
        row_number() over (
            partition by person_unique_id, field_name
            order by
                quality asc,
                priority asc,
                observed_at desc nulls last,
                {{ binary_order('field_value') }},
                {{ binary_order('observation_id') }}
        ) as survivor_rank
    from graded

),

survivors as (

    select
        person_unique_id,
        field_name,
        field_value,
        source,
        observed_at,
        observation_id,
        quality,
        priority
    from ranked
    where survivor_rank = 1

)

select * from survivors
