{# What should be there: table, its column, what counts as there. -#}
{% set fields = [
    ('company_master', 'industry'), ('company_master', 'employee_count'), ('company_master', 'website'),
    ('company_master', 'linkedin_url'), ('company_master', 'phone'), ('company_master', 'city'), ('company_master', 'state'),
    ('people_master', 'email'), ('people_master', 'linkedin_url'), ('people_master', 'title'), ('people_master', 'phone'),
    ('people_master', 'company_unique_id'),
] -%}
{# What must not be: check, table, condition on a row that is wrong. -#}
{% set ids = [
    ('company_master', 'company_unique_id'), ('company_slots', 'slot_unique_id'), ('people_master', 'unique_id'),
    ('people_resolution_queue', 'resolution_id'), ('bit_company_score', 'score_id'), ('bit_contact_score', 'score_id'),
] -%}
{% set orphans = [
    ('company_slots', 'company_unique_id', 'company_master', 'company_unique_id'),
    ('company_slots', 'person_unique_id', 'people_master', 'unique_id'),
    ('people_master', 'company_unique_id', 'company_master', 'company_unique_id'),
    ('contact_enrichment', 'person_unique_id', 'people_master', 'unique_id'),
    ('email_verification', 'person_unique_id', 'people_master', 'unique_id'),
    ('pipeline_events', 'company_unique_id', 'company_master', 'company_unique_id'),
    ('bit_signal', 'company_unique_id', 'company_master', 'company_unique_id'),
    ('ple_step', 'cycle_id', 'ple_cycle', 'cycle_id'),
] -%}

with checks as (

    {% for table, column in fields -%}
        select
            'completeness' as check_kind,
            '{{ table }}' as table_name,
            '{{ column }}' as column_name,
            count(*) as rows_checked,
            count(*) - count({{ column }}) as rows_failing
        from {{ ref(table) }}
        union all
    {% endfor -%}
    {% for table, column in ids -%}
        select
            'id format' as check_kind,
            '{{ table }}' as table_name,
            '{{ column }}' as column_name,
            count(*) as rows_checked,
            count(case when not {{ is_barton_id(column) }} then 1 end) as rows_failing
        from {{ ref(table) }}
        union all
    {% endfor -%}
    {% for table, column, parent, key in orphans -%}
        select
            'orphan' as check_kind,
            '{{ table }}' as table_name,
            '{{ column }}' as column_name,
            count(children.{{ column }}) as rows_checked,
            count(case when parents.{{ key }} is null then children.{{ column }} end) as rows_failing
        from {{ ref(table) }} as children
        left join {{ ref(parent) }} as parents on children.{{ column }} = parents.{{ key }}
        union all
    {% endfor -%}
    {% for table, column in [('bit_company_score', 'score_exact'), ('bit_contact_score', 'score_exact')] -%}
        select
            'out of range' as check_kind,
            '{{ table }}' as table_name,
            '{{ column }}' as column_name,
            count({{ column }}) as rows_checked,
            count(case when {{ column }} not between 0 and 100 then 1 end) as rows_failing
        from {{ ref(table) }}
        union all
    {% endfor -%}
    select
        'duplicate' as check_kind,
        'company_slots' as table_name,
        'slot_type' as column_name,
        count(*) as rows_checked,
        count(*) - count(distinct company_unique_id || '/' || slot_type) as rows_failing
    from {{ ref('company_slots') }}
    union all
    select
        'deliverability' as check_kind,
        'people_master' as table_name,
        'email_status' as column_name,
        count(email_verified_at) as rows_checked,
        count(case when email_verified_at is not null and email_status != 'valid' then 1 end) as rows_failing
    from {{ ref('people_master') }}

),

quality as (

    select
        check_kind || '/' || table_name || '.' || column_name as check_id,
        check_kind,
        table_name,
        column_name,
        cast(rows_checked as integer) as rows_checked,
        cast(rows_checked - rows_failing as integer) as rows_passing,
        cast(rows_failing as integer) as rows_failing,
        {{ share('(rows_checked - rows_failing)', 'rows_checked') }} as pass_rate,
        check_kind not in ('completeness', 'deliverability') as must_be_zero
    from checks

)

select * from quality
