{% macro rule_verdicts(source_table, columns) -%}
    {#- A full select over a CTE `judged` with reason_codes. Of millions of rows a few hundred combinations differ, and each is judged once. -#}
    select
        {% for column in columns -%}
        judged.{{ column }},
        {% endfor -%}
        judged.reason_codes,
        coalesce(verdicts.is_rejected, false) as is_rejected,
        -- of accepted rows nobody asks for it, and it is as long as all the rest
        case when verdicts.is_rejected then judged.raw_record end as raw_record
    from judged
    left join (
        select
            combinations.reason_codes,
            bool_or(coalesce(rules.severity = 'critical', true))
            -- a code that is not listed is critical too
            or count(*) < 1 + length(combinations.reason_codes) - length(replace(combinations.reason_codes, ',', '')) as is_rejected
        from (select distinct judged.reason_codes from judged where judged.reason_codes is not null) as combinations
        left join {{ ref('validation_rules') }} as rules
            on rules.source_table = '{{ source_table }}'
            and ', ' || combinations.reason_codes || ', ' like '%, ' || rules.rule_code || ', %'
        group by combinations.reason_codes
    ) as verdicts on judged.reason_codes = verdicts.reason_codes
{%- endmacro %}
