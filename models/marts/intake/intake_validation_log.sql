with company_rows as (

    select
        'intake.company_raw_intake' as source_table,
        coalesce(batch_id, '(no batch)') as batch_id,
        {{ validation_status('is_rejected', 'reason_codes') }} as validation_status,
        uploaded_at
    from {{ ref('int_company_intake_checked') }}

),

-- the people intake has no batch column: a batch is what one source uploaded on one day
people_rows as (

    select
        'intake.people_raw_intake' as source_table,
        source || '_' || coalesce(cast(cast(uploaded_at as date) as text), 'undated') as batch_id,
        {{ validation_status('is_rejected', 'reason_codes') }} as validation_status,
        uploaded_at
    from {{ ref('int_people_intake_checked') }}

),

all_rows as (

    select * from company_rows
    union all
    select * from people_rows

),

batches as (

    select
        source_table || ':' || batch_id as validation_run_id,
        source_table,
        batch_id,
        cast(count(*) as integer) as total_records,
        cast(count(case when validation_status = 'passed' then 1 end) as integer) as passed_records,
        cast(count(case when validation_status = 'warned' then 1 end) as integer) as warned_records,
        cast(count(case when validation_status = 'rejected' then 1 end) as integer)
            as rejected_records,
        min(uploaded_at) as first_uploaded_at,
        max(uploaded_at) as last_uploaded_at
    from all_rows
    group by 1, 2, 3

)

select * from batches
