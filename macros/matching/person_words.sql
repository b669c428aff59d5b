{% macro person_words(column) -%}
    {#- plain_words() that keeps hyphens, since 'Bauer-Martinez' is one last name. -#}
    trim({{ regexp_replace_all(
        regexp_replace_all(
            without_accents(column),
            "[.''’`]", ""
        ),
        '[^a-z0-9-]+', ' '
    ) }})
{%- endmacro %}
