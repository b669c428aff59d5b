{% macro tie_particle(words) -%}
    {%- set before = without_last_word(words) -%}
    case
        when {{ words }} like '% % %' and {{ is_affix(last_word(before), 'particle') }} then {{ before }} || '-' || {{ last_word(words) }}
        else {{ words }}
    end
{%- endmacro %}
