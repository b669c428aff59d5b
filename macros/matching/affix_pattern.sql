{% macro affix_pattern(affix_position) -%}
    {#- A regular expression for one or more affixes between doubled spaces: '( (mr|dr) )+'. -#}
    (
        select '( (' || {{ listagg_sorted('affixes.affix', '|') }} || ') )+'
        from {{ ref('name_affixes') }} as affixes
        where affixes.affix_position = '{{ affix_position }}'
    )
{%- endmacro %}
