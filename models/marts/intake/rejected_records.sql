{% set checked_sources = [
    ('intake.company_raw_intake', 'int_company_intake_checked', 'intake_id'),
    ('intake.people_raw_intake', 'int_people_intake_checked', 'intake_id'),
    ('marketing.contact_enrichment', 'int_contact_enrichment_checked', 'enrichment_id'),
    ('marketing.email_verification', 'int_email_verification_checked', 'verification_id'),
    ('marketing.pipeline_events', 'int_pipeline_events_checked', 'event_id'),
    ('marketing.pipeline_errors', 'int_pipeline_errors_checked', 'source_error_id'),
    ('marketing.match_decisions', 'int_match_decisions_checked', 'decision_id'),
    ('bit.bit_signal', 'int_signals_checked', 'signal_id'),
    ('ple.ple_cycle', 'int_ple_cycles_checked', 'cycle_id'),
    ('ple.ple_step', 'int_ple_steps_checked', 'step_id'),
    ('ple.ple_log', 'int_ple_logs_checked', 'log_id'),
] -%}

with rejected as (

    {% for source_table, model, key in checked_sources -%}
        select
            '{{ source_table }}:' || row_id as rejected_record_id,
            '{{ source_table }}' as source_table,
            {{ key }} as source_key,
            reason_codes,
            raw_record
        from {{ ref(model) }}
        where is_rejected
        {% if not loop.last %}union all{% endif %}
    {% endfor %}

)

select * from rejected
