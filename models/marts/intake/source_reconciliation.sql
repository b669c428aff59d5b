{% set flows = [
    ('intake.company_raw_intake', 'stg_intake__company_raw_intake', 'company_master'),
    ('intake.people_raw_intake', 'stg_intake__people_raw_intake', 'people_master'),
    ('marketing.contact_enrichment', 'stg_marketing__contact_enrichment', 'contact_enrichment'),
    ('marketing.email_verification', 'stg_marketing__email_verification', 'email_verification'),
    ('marketing.pipeline_events', 'stg_marketing__pipeline_events', 'pipeline_events'),
    ('marketing.pipeline_errors', 'stg_marketing__pipeline_errors', 'pipeline_errors'),
    ('marketing.match_decisions', 'stg_marketing__match_decisions', 'match_decisions'),
    ('bit.bit_signal', 'stg_bit__bit_signal', 'bit_signal'),
    ('ple.ple_cycle', 'stg_ple__ple_cycle', 'ple_cycle'),
    ('ple.ple_step', 'stg_ple__ple_step', 'ple_step'),
    ('ple.ple_log', 'stg_ple__ple_log', 'ple_log'),
] -%}

with merged as (

    select
        'intake.company_raw_intake' as source_table,
        count(*) - count(distinct assignments.id_key) as rows_merged
    from {{ ref('int_company_id_assignments') }} as assignments
    inner join {{ ref('int_company_clusters') }} as clusters on assignments.ordinal = clusters.ordinal
    union all
    select
        'intake.people_raw_intake' as source_table,
        count(*) - count(distinct assignments.id_key) as rows_merged
    from {{ ref('int_person_id_assignments') }} as assignments
    inner join {{ ref('int_person_clusters') }} as clusters on assignments.ordinal = clusters.ordinal

),

rejected as (

    select
        source_table,
        count(*) as rows_rejected
    from {{ ref('rejected_records') }}
    group by 1

),

flows as (

    {% for source_table, arrived, kept in flows -%}
        select
            '{{ source_table }}' as source_table,
            (select count(*) from {{ ref(arrived) }}) as rows_in,
            (select count(*) from {{ ref(kept) }}) as rows_kept
        {% if not loop.last %}union all{% endif %}
    {% endfor %}

),

reconciled as (

    select
        flows.source_table,
        cast(flows.rows_in as integer) as rows_in,
        cast(flows.rows_kept as integer) as rows_kept,
        cast(coalesce(merged.rows_merged, 0) as integer) as rows_merged,
        cast(coalesce(rejected.rows_rejected, 0) as integer) as rows_rejected,
        cast(
            flows.rows_in
            - flows.rows_kept
            - coalesce(merged.rows_merged, 0)
            - coalesce(rejected.rows_rejected, 0)
            as integer
        ) as rows_unaccounted
    from flows
    left join merged on flows.source_table = merged.source_table
    left join rejected on flows.source_table = rejected.source_table

)

select * from reconciled
