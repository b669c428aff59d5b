{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='fail',
    pre_hook="{{ forget_stale(ref('int_person_identities'), ['ordinal', 'content_key']) }}"
) }}

with identities as (

    select identities.* from {{ not_yet(ref('int_person_identities'), ['ordinal', 'content_key']) }} as identities

),

names as (

    select * from {{ ref('int_person_names') }}

),

title_keys as (

    select * from {{ ref('int_person_title_keys') }}

),

addresses as (

    select
        ordinal,
        {{ email_key('email') }} as email,
        split_part({{ email_key('email') }}, '@', 1) as mailbox,
        split_part(email, '@', 2) as mail_domain,
        split_part(email, '@', 1) in (
            select roles.mailbox from {{ ref('role_mailboxes') }} as roles
        ) as is_role_mailbox,
        split_part(email, '@', 2) in (
            select free_mail.domain from {{ ref('free_mail_domains') }} as free_mail
        ) as is_free_mail
    from identities
    where email is not null

),

-- a role's mailbox says where somebody works, not who it is
joined as (

    select
        identities.*,
        names.first_name,
        names.middle_name,
        names.last_name,
        names.generation,
        title_keys.title_key,
        replace(names.first_name, '-', '') as first_letters,
        replace(names.last_name, '-', '') as last_letters,
        case when not addresses.is_role_mailbox then addresses.email end as own_email,
        case when not addresses.is_role_mailbox then addresses.mailbox end as mailbox,
        case when not addresses.is_role_mailbox then addresses.mail_domain end as mail_domain,
        case when not addresses.is_free_mail then addresses.mail_domain end as company_mail_domain,
        {{ regexp_replace_all('addresses.mailbox', '[0-9._-]+') }} as mailbox_letters,
        {{ regexp_replace_all('addresses.mailbox', '[._]', '-') }} as mailbox_words
    from identities
    inner join names on identities.ordinal = names.ordinal
    left join title_keys on identities.title = title_keys.title
    left join addresses on identities.ordinal = addresses.ordinal

),

-- the ways in which a company makes a mailbox of a name; a further initial tells namesakes apart
patterned as (

    select
        joined.*,
        mailbox = {{ without_digits('mailbox') }} and mailbox_letters in (
            first_letters,
            last_letters,
            first_letters || last_letters,
            last_letters || first_letters,
            left(first_name, 1) || last_letters,
            last_letters || left(first_name, 1),
            first_letters || left(last_name, 1)
        ) as is_usual_mailbox,
        mailbox = {{ without_digits('mailbox') }} and (
            mailbox_letters like first_letters || '_' || last_letters
            or mailbox_letters like left(first_name, 1) || '_' || last_letters
            or mailbox_letters like last_letters || left(first_name, 1) || '_'
        )
        -- a doubled letter is a slip
        and mailbox_letters not in (
            first_letters || right(first_letters, 1) || last_letters,
            first_letters || left(last_letters, 1) || last_letters,
            left(first_name, 1) || left(first_name, 1) || last_letters,
            left(first_name, 1) || left(last_letters, 1) || last_letters,
            last_letters || left(first_name, 1) || left(first_name, 1)
        ) as is_usual_with_initial,
        -- 'frances.reed@' and /in/frances-reed say what Frannie Reed's formal name is; an initial says nothing
        case
            when linkedin_slug like '__%-' || last_name || '%' then split_part(linkedin_slug, '-', 1)
            when mailbox_words like '__%-' || last_name then split_part(mailbox_words, '-', 1)
        end as alias_first_name
    from joined

),

records as (

    select
        ordinal,
        content_key,
        first_name,
        middle_name,
        last_name,
        generation,
        case when length(alias_first_name) > 1 then alias_first_name end as alias_first_name,
        own_email as email,
        mailbox,
        mail_domain,
        company_mail_domain is not null and mail_domain is not null as is_company_mail,
        -- 'jdoe' may be anybody's at another company, 'jdoe1955' hardly
        coalesce(
            mailbox is not null and not is_usual_mailbox and not is_usual_with_initial, false
        ) as is_telling_mailbox,
        case when is_usual_mailbox or is_usual_with_initial then mailbox_letters end as named_mailbox,
        -- the old address /pub/jane-doe/1b/234/567 became /in/jane-doe-5672341b
        case
            when linkedin_slug like '%/%'
                then split_part(linkedin_slug, '/', 1) || '-'
                    || split_part(linkedin_slug, '/', 4)
                    || split_part(linkedin_slug, '/', 3)
                    || split_part(linkedin_slug, '/', 2)
            else linkedin_slug
        end as linkedin_slug,
        phone,
        phone_extension,
        'id:' || company_unique_id as employer_id,
        'name:' || company_name_key as employer_name,
        'domain:' || coalesce(company_domain, company_mail_domain) as employer_domain,
        title_key
    from patterned

)

select * from records
