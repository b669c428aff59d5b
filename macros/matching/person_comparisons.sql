{% macro person_comparisons(pairs, records, nickname_pairs) -%}
with pairs as (

    select * from {{ pairs }}

),

one as (

    select * from {{ records }}

),

other as (

    select * from {{ records }}

),

nickname_pairs as (

    select * from {{ nickname_pairs }}

),

compared as (

    select
        pairs.older_ordinal,
        pairs.newer_ordinal,
        case
            when one.first_name = other.first_name and length(one.first_name) > 1 then 'exact'
            when one.first_name = other.last_name and one.last_name = other.first_name then 'swapped'
            when length(one.first_name) = 1 or length(other.first_name) = 1
                then case when left(one.first_name, 1) = left(other.first_name, 1) then 'initial' else 'different' end
            when nickname_pairs.name is not null then 'nickname'
            when one.alias_first_name in (other.first_name, other.alias_first_name)
                or other.alias_first_name = one.first_name
                then 'alias'
            when {{ is_typo('one.first_name', 'other.first_name') }} then 'near'
            when {{ is_similar('one.first_name', 'other.first_name', 0.34) }} then 'fair'
            else 'different'
        end as first_name,
        case
            when one.last_name is null or other.last_name is null then null
            when one.last_name = other.last_name then 'exact'
            when one.first_name = other.last_name and one.last_name = other.first_name then 'swapped'
            when {{ is_typo('one.last_name', 'other.last_name') }} then 'near'
            when '-' || one.last_name || '-' like '%-' || other.last_name || '-%'
                or '-' || other.last_name || '-' like '%-' || one.last_name || '-%'
                or {{ has_word('other.middle_name', 'one.last_name') }}
                or {{ has_word('one.middle_name', 'other.last_name') }}
                then 'contained'
            when {{ is_similar('one.last_name', 'other.last_name', 0.34) }} then 'fair'
            else 'different'
        end as last_name,
        case
            when one.middle_name is null or other.middle_name is null then null
            when left(one.middle_name, 1) = left(other.middle_name, 1)
                or {{ has_word('one.middle_name', 'other.middle_name') }}
                or {{ has_word('other.middle_name', 'one.middle_name') }}
                then 'exact'
            -- the first of two last names is no middle name
            when {{ has_word('one.middle_name', 'other.last_name') }} or {{ has_word('other.middle_name', 'one.last_name') }} then null
            else 'different'
        end as middle_name,
        case
            when one.generation is null or other.generation is null then null
            when one.generation = other.generation then 'exact'
            else 'different'
        end as generation,
        case
            when one.email is null or other.email is null then null
            when one.email = other.email then 'exact'
            when one.mail_domain = other.mail_domain
                and one.is_company_mail
                and {{ without_digits('one.mailbox') }} = {{ without_digits('other.mailbox') }}
                then 'numbered'
            when one.mail_domain = other.mail_domain
                and one.is_company_mail
                and {{ edit_distance('one.named_mailbox', 'other.named_mailbox') }} = 1
                -- 'bdoe' and 'wdoe' may be Bill and William
                and (
                    length(one.named_mailbox) != length(other.named_mailbox)
                    or left(one.named_mailbox, 1) = left(other.named_mailbox, 1)
                )
                then 'initialed'
            when one.mail_domain = other.mail_domain
                and left(one.mailbox, 1) = left(other.mailbox, 1)
                and {{ is_typo('one.mailbox', 'other.mailbox') }}
                and coalesce(one.named_mailbox = other.named_mailbox, true)
                then 'near'
            when one.mailbox = other.mailbox and {{ is_similar('one.mail_domain', 'other.mail_domain', 0.16) }} then 'near'
            when one.mail_domain = other.mail_domain and one.is_company_mail then 'same_domain'
            when one.mailbox = other.mailbox and one.is_telling_mailbox and other.is_telling_mailbox then 'same_mailbox'
            else 'different'
        end as email,
        case
            when one.linkedin_slug is null or other.linkedin_slug is null then null
            when one.linkedin_slug = other.linkedin_slug then 'exact'
            when {{ is_typo('one.linkedin_slug', 'other.linkedin_slug') }} then 'near'
            else 'different'
        end as linkedin,
        case
            when one.phone is null or other.phone is null then null
            when one.phone != other.phone then 'different'
            when one.phone_extension = other.phone_extension then 'same_extension'
            when one.phone_extension != other.phone_extension then 'other_extension'
            else 'exact'
        end as phone,
        case
            when one.title_key is null or other.title_key is null then null
            when one.title_key = other.title_key then 'exact'
            when {{ shares_word('one.title_key', 'other.title_key') }} then 'shares_word'
            else 'different'
        end as title,
        one.first_name as one_first_name,
        one.last_name as one_last_name,
        one.email as one_email,
        one.linkedin_slug as one_linkedin,
        one.phone as one_phone,
        case
            when one.employer_id = other.employer_id then one.employer_id
            when one.employer_name = other.employer_name then one.employer_name
            when one.employer_domain = other.employer_domain then one.employer_domain
        end as shared_employer,
        coalesce(
            one.employer_id || other.employer_id,
            -- 'Granite' may be 'Granite Electric'
            case
                when one.employer_name || ' ' not like other.employer_name || ' %'
                    and other.employer_name || ' ' not like one.employer_name || ' %'
                    then one.employer_name
            end,
            one.employer_domain || other.employer_domain
        ) is not null as has_two_employers,
        one.title_key as one_title
    from pairs
    inner join one on pairs.older_ordinal = one.ordinal
    inner join other on pairs.newer_ordinal = other.ordinal
    left join nickname_pairs
        on one.first_name = nickname_pairs.name
        and other.first_name = nickname_pairs.other_name

),

-- what exactly the two agree on: how rare it is weighs in
agreed as (

    select
        older_ordinal,
        newer_ordinal,
        first_name,
        last_name,
        middle_name,
        generation,
        email,
        linkedin,
        phone,
        case
            when shared_employer is not null then 'exact'
            when has_two_employers then 'different'
        end as employer,
        title,
        shared_employer,
        {% for comparison in ['first_name', 'last_name', 'email', 'linkedin', 'phone', 'title'] -%}
        case when {{ comparison }} = 'exact' then one_{{ comparison }} end as shared_{{ comparison }}{{ ',' if not loop.last }}
        {% endfor %}
    from compared

)

select * from agreed
{%- endmacro %}
