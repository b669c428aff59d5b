{% macro clean_domain(column) -%}
    {{ regexp_first(
        regexp_replace_all(regexp_replace_all('lower(' ~ column ~ ')', '^[a-z]*:?//', ''), '^www[0-9]*[.]', ''),
        '^([a-z0-9-]+[.])+[a-z]{2,}'
    ) }}
{%- endmacro %}
