-- Each figure counted a second time, straight from the tables: what a join has multiplied or lost shows here.
{% set up_to_now = "coalesce(happened_at, " ~ as_of_date() ~ ") < " ~ as_of_end() -%}
{#- figure; where it is shown: model, sum of, condition; where it is counted: table, count of, condition -#}
{% set figures = [
    ('verified slots', 'kpi_slot_fill', 'slots_verified', "breakdown = 'all' and slot_type = 'all'",
        'kpi_contact', 'count(*)', 'is_in_slot and is_email_verified'),
    ('people of companies', 'kpi_company', 'people', 'true',
        'people_master', 'count(*)', 'company_unique_id is not null'),
    ('companies in the funnel', 'kpi_funnel', 'companies', "stage = 'promoted'",
        'company_master', 'count(*)', 'true'),
    ('enrichment jobs', 'kpi_vendor', 'jobs', "service = 'enrichment' and period_kind in ('day', 'undated')",
        'contact_enrichment', 'count(*)', up_to_now | replace('happened_at', 'started_at, completed_at')),
    ('finished jobs', 'kpi_vendor', 'jobs_succeeded + jobs_failed', "service = 'enrichment' and period_kind in ('month', 'undated')",
        'contact_enrichment', "count(case when status in ('completed', 'failed') then 1 end)",
        up_to_now | replace('happened_at', 'started_at, completed_at')),
    ('events', 'kpi_pipeline', 'events', "event_type = 'all' and period_kind in ('month', 'undated')",
        'pipeline_events', 'count(*)', up_to_now | replace('happened_at', 'created_at')),
    ('signals', 'kpi_signals', 'signals_accepted', "signal_type != 'all' and period_kind = 'month'",
        'bit_signal', 'count(*)', 'true'),
    ('steps', 'kpi_steps', 'steps', "step_type != 'all' and period_kind in ('month', 'undated')",
        'ple_step', 'count(*)', up_to_now | replace('happened_at', 'executed_at')),
    ('cycles', 'kpi_cycles', 'cycles', "cycle_kind != 'all' and period_kind in ('day', 'undated')",
        'ple_cycle', 'count(*)', up_to_now | replace('happened_at', 'started_at')),
    ('hot without a contact', 'queue_hot_without_contact', '1', 'true',
        'kpi_company', 'count(*)', 'is_hot_without_contact'),
] -%}

with figures as (

    {% for role in ['CEO', 'CFO', 'HR'] -%}
        {% for breakdown in ['all', 'state', 'city', 'industry', 'size_band'] -%}
            select
                'slots by {{ breakdown }}, {{ role }}' as figure,
                sum(slots) as shown,
                (select count(*) from {{ ref('company_master') }}) as counted
            from {{ ref('kpi_slot_fill') }}
            where breakdown = '{{ breakdown }}'
                and slot_type = '{{ role }}'
            union all
            select
                'filled slots by {{ breakdown }}, {{ role }}' as figure,
                sum(slots_filled) as shown,
                (
                    select count(distinct slots.company_unique_id)
                    from {{ ref('company_slots') }} as slots
                    where slots.slot_type = '{{ role }}'
                        and slots.person_unique_id is not null
                ) as counted
            from {{ ref('kpi_slot_fill') }}
            where breakdown = '{{ breakdown }}'
                and slot_type = '{{ role }}'
            union all
        {% endfor -%}
    {% endfor -%}
    {% for figure, model, shown, is_shown, table, counted, is_counted in figures -%}
        select
            '{{ figure }}' as figure,
            sum({{ shown }}) as shown,
            (
                select {{ counted }}
                from {{ ref(table) }}
                where {{ is_counted }}
            ) as counted
        from {{ ref(model) }}
        where {{ is_shown }}
        {% if not loop.last %}union all{% endif %}
    {% endfor %}

)

select * from figures
where coalesce(shown, 0) != coalesce(counted, 0)
