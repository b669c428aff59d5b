{% macro company_name_key(column) -%}
    {#- Plain words without a leading 'the' and without one legal suffix (the longest that fits); a name without Latin letters stays as it is. -#}
    {%- set words = regexp_replace_all(plain_words(column), '^the ', '') -%}
    coalesce(nullif(left({{ words }}, length({{ words }}) - coalesce((
        select max(length(suffixes.suffix)) + 1
        from {{ ref('legal_suffixes') }} as suffixes
        where {{ words }} like '% ' || suffixes.suffix
    ), 0)), ''), lower({{ column }}))
{%- endmacro %}
