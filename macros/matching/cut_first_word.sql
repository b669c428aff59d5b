{% macro cut_first_word(words, affix_position) -%}
    case
        when {{ words }} like '% %'
            and split_part({{ words }}, ' ', 1) in (
                select affixes.affix
                from {{ ref('name_affixes') }} as affixes
                where affixes.affix_position = '{{ affix_position }}'
            )
            then substr({{ words }}, length(split_part({{ words }}, ' ', 1)) + 2)
        else {{ words }}
    end
{%- endmacro %}
