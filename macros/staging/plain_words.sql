{% macro plain_words(column) -%}
    {#- Lower case, accents off, '&' spelt out, periods and apostrophes dropped, all else but letters and digits one space. -#}
    trim({{ regexp_replace_all(
        regexp_replace_all(
            "replace(" ~ without_accents(column) ~ ", '&', ' and ')",
            "[.''’`]", ""
        ),
        '[^a-z0-9]+', ' '
    ) }})
{%- endmacro %}
