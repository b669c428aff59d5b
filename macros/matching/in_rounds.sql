{% macro in_rounds(source, rounds, words, kept) -%}
with {% for round in range(1, rounds + 1) -%}
    round_{{ round }} as {{ computed_once() }} (

        select
            {{ kept | join(',\n            ') }},
            {{ words }} as words
        from {{ source if loop.first else 'round_' ~ (round - 1) }}

    ){{ ',\n\n    ' if not loop.last }}
{%- endfor %}

select * from round_{{ rounds }}
{%- endmacro %}
