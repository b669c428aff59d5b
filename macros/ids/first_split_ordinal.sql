{% macro first_split_ordinal(entity) -%}
    {#- The range of slots holds 3,333,333 companies, three IDs each: the room above 3,000,000 is for splits. -#}
    {{ return({'company': 3000000, 'person': 9000000}.get(entity)) }}
{%- endmacro %}
