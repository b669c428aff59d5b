{% macro canonical_value(column, vocabulary) -%}
    (
        select max(words.canonical_value)
        from {{ ref('status_vocabulary') }} as words
        where words.vocabulary = '{{ vocabulary }}' and words.raw_value = lower({{ column }})
    )
{%- endmacro %}
