with contacts as (

    select * from {{ ref('kpi_contact') }}
    where not is_suppressed

),

people as (

    select * from {{ ref('people_master') }}

),

hot_companies as (

    select company_unique_id
    from {{ ref('bit_company_score') }}
    where is_hot

),

-- the first reason that holds is the one to act on
queue as (

    select
        contacts.person_unique_id,
        people.full_name,
        contacts.company_unique_id,
        contacts.slot_type,
        case
            when contacts.is_in_slot and hot_companies.company_unique_id is not null then 1
            when contacts.is_in_slot then 2
            else 3
        end as priority,
        case
            when contacts.is_stale then 'nothing new'
            when not contacts.has_email then 'no e-mail'
            when contacts.email_status = 'invalid' then 'e-mail invalid'
            when not contacts.is_email_checked then 'e-mail never checked'
            else 'e-mail check is old'
        end as reason,
        case
            when contacts.is_stale then 'Enrich the contact again'
            when not contacts.has_email or contacts.email_status = 'invalid' then 'Find another e-mail'
            else 'Check the e-mail'
        end as suggested_action,
        contacts.email_status,
        people.email,
        people.linkedin_url,
        cast(
            case
                when contacts.is_stale or not contacts.is_email_checked then contacts.updated_at
                else contacts.email_verified_at
            end as date
        ) as since
    from contacts
    inner join people on contacts.person_unique_id = people.unique_id
    left join hot_companies on contacts.company_unique_id = hot_companies.company_unique_id
    where contacts.is_stale
        or not contacts.has_email
        or contacts.email_status = 'invalid'
        or contacts.is_check_due

)

select * from queue
