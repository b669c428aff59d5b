{% macro cut_last_word(words, affix_position) -%}
    case
        when {{ words }} like '% %' and {{ is_affix(last_word(words), affix_position) }} then {{ without_last_word(words) }}
        else {{ words }}
    end
{%- endmacro %}
