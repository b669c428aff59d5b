{% macro cut_last_word(words, affix_position) -%}
    case
        when {{ words }} like '% %'
            and {{ last_word(words) }} in (
                select affixes.affix
                from {{ ref('name_affixes') }} as affixes
                where affixes.affix_position = '{{ affix_position }}'
            )
            then left({{ words }}, length({{ words }}) - length({{ last_word(words) }}) - 1)
        else {{ words }}
    end
{%- endmacro %}
