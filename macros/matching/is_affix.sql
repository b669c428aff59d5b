{% macro is_affix(word, affix_position) -%}
    {{ word }} in (
        select affixes.affix
        from {{ ref('name_affixes') }} as affixes
        where affixes.affix_position = '{{ affix_position }}'
    )
{%- endmacro %}
