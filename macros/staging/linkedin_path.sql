{% macro linkedin_path(column, kinds) -%}
    {#- 'linkedin.com/in/slug' of any spelling of the address. An old /pub/ address is one person's only with the three numbers behind it; search pages (/pub/dir) are nobody's. -#}
    nullif({{ regexp_replace_all(
        regexp_first(
            'lower(' ~ column ~ ')',
            '(^|[^a-z0-9-])linkedin[.]com/(' ~ kinds ~ ')/[^/?#,;<>()" ]+(/[0-9a-f]+/[0-9a-f]+/[0-9a-f]+)?'
        ),
        '^[^l]', ''
    ) }}, 'linkedin.com/pub/dir')
{%- endmacro %}
