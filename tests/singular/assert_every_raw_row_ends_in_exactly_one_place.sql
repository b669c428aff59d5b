-- Every raw row is found once, either in its mart (an intake row: under the ID that stands for it)
-- or among the rejected.
{% set intakes = [
    ('intake.company_raw_intake', 'stg_intake__company_raw_intake', 'company', 'company_master', 'company_unique_id'),
    ('intake.people_raw_intake', 'stg_intake__people_raw_intake', 'person', 'people_master', 'unique_id'),
] -%}
{% set flows = [
    ('marketing.contact_enrichment', 'stg_marketing__contact_enrichment', 'contact_enrichment', 'enrichment_id'),
    ('marketing.email_verification', 'stg_marketing__email_verification', 'email_verification', 'verification_id'),
    ('marketing.pipeline_events', 'stg_marketing__pipeline_events', 'pipeline_events', 'event_id'),
    ('marketing.pipeline_errors', 'stg_marketing__pipeline_errors', 'pipeline_errors', 'source_error_id'),
    ('marketing.match_decisions', 'stg_marketing__match_decisions', 'match_decisions', 'decision_id'),
    ('bit.bit_signal', 'stg_bit__bit_signal', 'bit_signal', 'signal_id'),
    ('ple.ple_cycle', 'stg_ple__ple_cycle', 'ple_cycle', 'cycle_id'),
    ('ple.ple_step', 'stg_ple__ple_step', 'ple_step', 'step_id'),
    ('ple.ple_log', 'stg_ple__ple_log', 'ple_log', 'log_id'),
] -%}

with arrived as (

    {% for source_table, staged, entity, master, key in intakes -%}
        select '{{ source_table }}:' || row_id as row_key
        from {{ ref(staged) }}
        union all
    {% endfor %}
    {% for source_table, staged, kept, key in flows -%}
        select '{{ source_table }}:' || row_id as row_key
        from {{ ref(staged) }}
        {% if not loop.last %}union all{% endif %}
    {% endfor %}

),

-- only the first of several rows with one key can be kept
kept as (

    {% for source_table, staged, entity, master, key in intakes -%}
        select '{{ source_table }}:' || identities.intake_id || '#1' as row_key
        from {{ ref('int_' ~ entity ~ '_identities') }} as identities
        inner join {{ ref('int_' ~ entity ~ '_id_assignments') }} as assignments
            on identities.ordinal = assignments.ordinal
        inner join {{ ref('barton_id_ledger') }} as ledger
            on assignments.id_key = ledger.source_key
            and ledger.entity in ('{{ entity }}', '{{ entity }}_split')
        inner join {{ ref(master) }} as master on ledger.barton_id = master.{{ key }}
        union all
    {% endfor %}
    {% for source_table, staged, kept, key in flows -%}
        select '{{ source_table }}:' || {{ key }} || '#1' as row_key
        from {{ ref(kept) }}
        {% if not loop.last %}union all{% endif %}
    {% endfor %}

),

places as (

    select
        row_key,
        'kept' as place
    from kept
    union all
    select
        rejected_record_id as row_key,
        'rejected' as place
    from {{ ref('rejected_records') }}

)

select
    coalesce(arrived.row_key, places.row_key) as row_key,
    count(arrived.row_key) as times_arrived,
    count(places.place) as times_placed
from arrived
full outer join places on arrived.row_key = places.row_key
group by 1
having count(arrived.row_key) != 1 or count(places.place) != 1
