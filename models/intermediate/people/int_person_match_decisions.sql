with pairs as (

    select * from {{ ref('int_person_candidate_pairs') }}

),

identities as (

    select * from {{ ref('int_person_identities') }}

),

rules as (

    select * from {{ ref('match_rules') }}
    where entity = 'person'

),

compared as (

    select
        pairs.older_ordinal,
        pairs.newer_ordinal,
        coalesce(older.linkedin_slug = newer.linkedin_slug, false) as is_same_linkedin,
        coalesce(older.email_key = newer.email_key, false) as is_same_email,
        coalesce(older.is_role_mailbox or newer.is_role_mailbox, false) as is_role_mailbox,
        coalesce(older.phone = newer.phone, false) as is_same_phone,
        older.first_name_key = newer.first_name_key as is_same_first_name,
        older.last_name_key = newer.last_name_key as is_same_last_name,
        coalesce(older.company_unique_id = newer.company_unique_id, false) as is_same_company
    from pairs
    inner join identities as older on pairs.older_ordinal = older.ordinal
    inner join identities as newer on pairs.newer_ordinal = newer.ordinal

),

-- the strongest rule that holds; what it decides stands in seeds/reference/match_rules.csv
ruled as (

    select
        older_ordinal,
        newer_ordinal,
        case
            when is_same_linkedin then 'same_linkedin'
            when is_same_email and is_same_first_name and is_same_last_name then 'same_email'
            when
                is_same_email and not is_role_mailbox and (is_same_first_name or is_same_last_name)
                then 'same_email'
            when
                is_same_phone and is_same_first_name and is_same_last_name
                then 'same_phone_and_name'
            when
                is_same_first_name and is_same_last_name and is_same_company
                then 'same_name_and_company'
            when is_same_email then 'shared_email'
            when is_same_first_name and is_same_last_name then 'same_name_elsewhere'
        end as match_rule
    from compared

),

decisions as (

    select
        ruled.older_ordinal,
        ruled.newer_ordinal,
        ruled.match_rule,
        rules.rule_order,
        rules.decision,
        rules.conflict_type
    from ruled
    inner join rules on ruled.match_rule = rules.match_rule

)

select * from decisions
