with records as (

    select
        intake_id,
        company_domain,
        split_part(email, '@', 2) as email_domain,
        company_name_key
    from {{ ref('int_people_records') }}

),

aliases as (

    select * from {{ ref('int_company_aliases') }}

),

free_mail_domains as (

    select domain from {{ ref('free_mail_domains') }}

),

-- what a record says of its employer, strongest first
clues as (

    select
        records.intake_id,
        clue.clue_order,
        clue.alias_kind,
        clue.alias_value
    from records
    cross join
        lateral (
            values
            (1, 'name_and_domain', records.company_name_key || '|' || records.company_domain),
            (2, 'domain', records.company_domain),
            (3, 'name', records.company_name_key),
            (4, 'domain', records.email_domain)
        ) as clue (clue_order, alias_kind, alias_value)
    where clue.alias_value is not null
        and (clue.clue_order < 4 or clue.alias_value not in (select free.domain from free_mail_domains as free))

),

ranked as (

    select
        clues.intake_id,
        aliases.company_unique_id,
        clues.alias_kind as linked_by,
        row_number() over (partition by clues.intake_id order by clues.clue_order) as clue_rank
    from clues
    inner join aliases
        on clues.alias_kind = aliases.alias_kind
        and clues.alias_value = aliases.alias_value

),

links as (

    select
        intake_id,
        company_unique_id,
        linked_by
    from ranked
    where clue_rank = 1

)

select * from links
