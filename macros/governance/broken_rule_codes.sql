{% macro broken_rule_codes(rules) -%}
    nullif(concat_ws(', '
        {%- for code, is_broken in rules | sort %},
        case when {{ is_broken }} then '{{ code }}' end
        {%- endfor %}
    ), '')
{%- endmacro %}
