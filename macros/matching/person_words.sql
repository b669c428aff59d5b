{% macro person_words(column) -%}
    {#- plain_words() that keeps hyphens, since 'Bauer-Martinez' is one last name; pronouns '(she/her)' are no part of a name. -#}
    trim({{ regexp_replace_all(
        regexp_replace_all(
            without_accents(column),
            "[(] *[a-z]+( */ *[a-z]+)+ *[)]|[.''’`]", ""
        ),
        '[^a-z0-9-]+', ' '
    ) }})
{%- endmacro %}
