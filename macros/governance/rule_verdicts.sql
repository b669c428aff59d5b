{% macro rule_verdicts(source_table) -%}
    {#- A full select over a CTE `broken_rules` (row_id, rule_code): one row per row_id that breaks any rule. -#}
    select
        broken_rules.row_id,
        bool_or(coalesce(rules.severity, 'critical') = 'critical') as is_rejected,
        {{ listagg_sorted('broken_rules.rule_code') }} as reason_codes
    from broken_rules
    left join {{ ref('validation_rules') }} as rules
        on rules.source_table = '{{ source_table }}'
        and broken_rules.rule_code = rules.rule_code
    group by broken_rules.row_id
{%- endmacro %}
