with accepted as (

    select * from {{ ref('int_people_intake_checked') }}
    where not is_rejected

),

role_mailboxes as (

    select mailbox from {{ ref('role_mailboxes') }}

),

-- doubled spaces let neighbouring affixes match one after another
split_at_comma as (

    select
        accepted.*,
        {{ plain_words("split_part(full_name, ',', 1)") }} as words_before,
        {{ plain_words("split_part(full_name, ',', 2)") }} as words_after,
        ' '
        || replace({{ plain_words("split_part(full_name, ',', 2)") }}, ' ', '  ')
        || ' ' as padded_after
    from accepted

),

-- 'Last, First' is turned round, unless only credentials follow the comma ('Jane Doe, CPA')
turned as (

    select
        split_at_comma.*,
        case
            when
                words_after = ''
                or {{ regexp_like('padded_after', "'^' || " ~ affix_pattern('suffix') ~ " || '$'") }}
                then {{ plain_words('full_name') }}
            else words_after || ' ' || words_before
        end as name_words
    from split_at_comma

),

-- titles in front and credentials behind are cut off; a name without Latin letters stays as it is
bared as (

    select
        turned.*,
        coalesce(nullif(trim(regexp_replace(
            regexp_replace(
                ' ' || replace(name_words, ' ', '  ') || ' ',
                '^' || {{ affix_pattern('prefix') }}, ' '
            ),
            {{ affix_pattern('suffix') }} || '$', ' '
        )), ''), lower(full_name)) as bare_name
    from turned

),

keyed as (

    select
        bared.*,
        split_part(bare_name, ' ', 1) as first_name_key,
        {{ regexp_first('bare_name', '[^ ]+$') }} as last_name_key,
        {{ email_key('email') }} as email_key,
        split_part(email, '@', 1) in (
            select role_mailboxes.mailbox from role_mailboxes
        ) as is_role_mailbox,
        {{ mint_order('uploaded_at', 'source', 'intake_id') }} as mint_order
    from bared

)

select * from keyed
