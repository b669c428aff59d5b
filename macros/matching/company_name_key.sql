{% macro company_name_key(column) -%}
    {#- Plain words without a leading 'the' and without one legal suffix (the longest that fits). -#}
    {%- set words = regexp_replace_all(plain_words(column), '^the ', '') -%}
    left({{ words }}, length({{ words }}) - coalesce((
        select max(length(suffixes.suffix)) + 1
        from {{ ref('legal_suffixes') }} as suffixes
        where {{ words }} like '% ' || suffixes.suffix
    ), 0))
{%- endmacro %}
