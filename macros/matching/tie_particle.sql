{% macro tie_particle(words) -%}
    {%- set last = last_word(words) -%}
    {%- set before = 'left(' ~ words ~ ', length(' ~ words ~ ') - length(' ~ last ~ ') - 1)' -%}
    case
        when {{ words }} like '% % %'
            and {{ last_word(before) }} in (
                select affixes.affix
                from {{ ref('name_affixes') }} as affixes
                where affixes.affix_position = 'particle'
            )
            then {{ before }} || '-' || {{ last }}
        else {{ words }}
    end
{%- endmacro %}
