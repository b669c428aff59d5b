{% macro state_code(column) -%}
    coalesce(
        (
            select max(states.state_code)
            from {{ ref('us_states') }} as states
            where upper({{ column }}) in (states.state_name, states.state_code)
        ),
        {{ column }}
    )
{%- endmacro %}
