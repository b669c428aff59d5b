{% set rules = {
    'name_affixes': ['affix', 'affix_position'],
    'nicknames': ['formal_name', 'nickname'],
    'title_abbreviations': ['abbreviation', 'words'],
    'role_mailboxes': ['mailbox'],
    'free_mail_domains': ['domain'],
    'legal_suffixes': ['suffix'],
    'company_abbreviations': ['abbreviation', 'word'],
    'street_words': ['word', 'standard_word'],
} -%}

with rule_rows as (

    {% for seed, columns in rules.items() -%}
        select '{{ seed }}' || '|' || {{ columns | join(" || '|' || ") }} as rule_row
        from {{ ref(seed) }}
        {% if not loop.last %}union all{% endif %}
    {% endfor %}

),

version as (

    select md5({{ listagg_sorted('rule_row', '/') }}) as rules_version
    from rule_rows

)

select * from version
