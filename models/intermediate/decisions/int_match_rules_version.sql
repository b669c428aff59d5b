{% set rules = {
    'name_affixes': ['affix', 'affix_position', "coalesce(cast(generation as text), '')"],
    'nicknames': ['formal_name', 'nickname'],
    'title_abbreviations': ['abbreviation', 'words'],
    'role_mailboxes': ['mailbox'],
    'free_mail_domains': ['domain'],
    'legal_suffixes': ['suffix'],
    'company_abbreviations': ['abbreviation', 'word'],
    'affiliate_words': ['word'],
    'street_words': ['word', 'standard_word'],
    'blocking_rules': ['entity', 'cast(rule_number as text)', 'block_rule'],
} -%}

with rule_rows as (

    {% for seed, columns in rules.items() -%}
        select '{{ seed }}' || '|' || {{ columns | join(" || '|' || ") }} as rule_row
        from {{ ref(seed) }}
        {% if not loop.last %}union all{% endif %}
    {% endfor %}
    -- the engine's way of hashing is a rule too
    union all
    select 'text_hash' || '|' || cast({{ text_hash("'barton'") }} as text) as rule_row

),

version as (

    select md5({{ listagg_sorted('rule_row', '/') }}) as rules_version
    from rule_rows

)

select * from version
