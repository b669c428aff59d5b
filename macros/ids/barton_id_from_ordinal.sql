{% macro barton_id_from_ordinal(ranges, ordinal, entity) -%}
    {#- `ranges` is the alias of int_barton_id_ranges, left-joined on the range that holds the ordinal; no row means all are used up. -#}
    coalesce(
        {{ generate_barton_id(ranges ~ '.prefix', ranges ~ '.first_block', '(' ~ ordinal ~ ' - ' ~ ranges ~ '.first_ordinal + 1)') }},
        {{ fail_with(
            "'Barton IDs of " ~ entity ~ " are used up at ordinal ' || cast(" ~ ordinal ~ " as text) || ': add a row for it to"
            " seeds/reference/barton_id_entities.csv; if few are taken, a raw row claims one at the end of the range'"
        ) }}
    )
{%- endmacro %}
