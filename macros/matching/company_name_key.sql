{% macro company_name_key(column) -%}
    {#- Plain words without a leading 'the', a town or note in brackets at the end and one legal suffix (the longest that fits); a name without Latin letters stays as it is. -#}
    {%- set words = regexp_replace_all(plain_words(regexp_replace_all(column, ' [(][^()]*[)]$', '')), '^the ', '') -%}
    coalesce(nullif(case
        {%- for suffix_words in [5, 4, 3, 2, 1] %}
        {%- set ending = regexp_first(words, '( [^ ]+){' ~ suffix_words ~ '}$') %}
        when substr({{ ending }}, 2) in (select suffixes.suffix from {{ ref('legal_suffixes') }} as suffixes)
            then left({{ words }}, length({{ words }}) - length({{ ending }}))
        {%- endfor %}
        else {{ words }}
    end, ''), lower({{ column }}))
{%- endmacro %}
