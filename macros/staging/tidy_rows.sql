{% macro tidy_rows(relation, columns) -%}
    select
        {% for column in columns -%}
        {{ unless_placeholder(column) }} as {{ column }},
        {% endfor -%}
        raw_record
    from (
        select
            {% for column in columns -%}
            {{ as_text(column) }},
            {% endfor -%}
            {{ row_as_json('raw_row') }} as raw_record
        from {{ relation }} as raw_row
    ) as tidied
{%- endmacro %}
