{% set checked_sources = [
    ('intake.company_raw_intake', 'int_company_intake_checked'),
    ('intake.people_raw_intake', 'int_people_intake_checked'),
    ('marketing.contact_enrichment', 'int_contact_enrichment_checked'),
    ('marketing.email_verification', 'int_email_verification_checked'),
    ('marketing.pipeline_events', 'int_pipeline_events_checked'),
    ('marketing.pipeline_errors', 'int_pipeline_errors_checked'),
    ('marketing.match_decisions', 'int_match_decisions_checked'),
    ('bit.bit_signal', 'int_signals_checked'),
    ('ple.ple_cycle', 'int_ple_cycles_checked'),
    ('ple.ple_step', 'int_ple_steps_checked'),
    ('ple.ple_log', 'int_ple_logs_checked'),
] -%}

with verdicts as (

    {% for source_table, model in checked_sources -%}
        select
            '{{ source_table }}' as source_table,
            is_rejected,
            reason_codes
        from {{ ref(model) }}
        {% if not loop.last %}union all{% endif %}
    {% endfor %}

),

rules as (

    select * from {{ ref('validation_rules') }}

),

totals as (

    select
        source_table,
        count(*) as rows_in
    from verdicts
    group by 1

),

broken as (

    select
        rules.source_table,
        rules.rule_code,
        rules.severity,
        rules.description as rule_description,
        count(*) as rows_breaking,
        count(case when verdicts.is_rejected then 1 end) as rows_rejected
    from verdicts
    inner join rules
        on verdicts.source_table = rules.source_table
        and ', ' || verdicts.reason_codes || ', ' like '%, ' || rules.rule_code || ', %'
    group by 1, 2, 3, 4

),

validation as (

    select
        broken.source_table || ':' || broken.rule_code as rule_id,
        broken.source_table,
        broken.rule_code,
        broken.severity,
        broken.rule_description,
        cast(totals.rows_in as integer) as rows_in,
        cast(broken.rows_breaking as integer) as rows_breaking,
        cast(broken.rows_rejected as integer) as rows_rejected,
        {{ share('broken.rows_breaking', 'totals.rows_in') }} as breaking_rate
    from broken
    inner join totals on broken.source_table = totals.source_table

)

select * from validation
