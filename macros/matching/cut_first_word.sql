{% macro cut_first_word(words, affix_position) -%}
    {%- set first = "split_part(" ~ words ~ ", ' ', 1)" -%}
    case
        when {{ words }} like '% %' and {{ is_affix(first, affix_position) }} then substr({{ words }}, length({{ first }}) + 2)
        else {{ words }}
    end
{%- endmacro %}
