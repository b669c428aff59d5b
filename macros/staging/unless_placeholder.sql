{% macro unless_placeholder(column, kind='any') -%}
    {#- The word 'null' cannot stand in a seed: dbt reads it as NULL on some engines. -#}
    case
        when lower({{ column }}) != 'null'
            and lower({{ column }}) not in (
                select placeholders.placeholder_value
                from {{ ref('placeholder_values') }} as placeholders
                where placeholders.value_kind in ('any', '{{ kind }}')
            )
            then {{ column }}
    end
{%- endmacro %}
