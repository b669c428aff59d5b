{% macro outcomes_given_by_rule(entity) -%}
    {#- Two records that meet by their e-mail address agree on it, and on the employer it names: that says nothing of how
        often two records of one person do. The comparisons that a rule decides by itself, in whole or in part. -#}
    {%- set given = {
        'person': {
            'email': ['email', 'employer'],
            'linkedin': ['linkedin'],
            'names': ['first_name', 'last_name'],
            'phone_and_last_name': ['phone', 'last_name'],
            'phone_and_first_name': ['phone', 'first_name'],
            'employer_and_last_name': ['employer', 'last_name'],
            'employer_and_first_name': ['employer', 'first_name'],
            'employer_and_initials': ['employer', 'first_name', 'last_name'],
            'telling_mailbox': ['email', 'last_name'],
        },
        'company': {
            'domain': ['domain'],
            'domain_root': ['domain'],
            'linkedin': ['linkedin'],
            'phone': ['phone'],
            'name': ['name'],
            'name_and_city': ['name', 'location'],
            'name_and_state': ['name', 'location'],
            'words': ['name'],
            'first_letters_and_city': ['name', 'location'],
            'first_word_and_postal_code': ['name', 'location'],
            'initials_and_postal_code': ['name', 'location'],
            'house_and_city': ['location'],
            'house_and_postal_code': ['location'],
        },
    } -%}
    {{ return(given[entity]) }}
{%- endmacro %}
