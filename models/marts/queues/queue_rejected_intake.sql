with rejected as (

    select * from {{ ref('rejected_records') }}
    where source_table in ('intake.company_raw_intake', 'intake.people_raw_intake')

),

rules as (

    select * from {{ ref('validation_rules') }}
    where severity = 'critical'

),

uploads as (

    select
        'intake.company_raw_intake:' || row_id as rejected_record_id,
        given_company_name as given_name,
        source,
        uploaded_at
    from {{ ref('int_company_intake_checked') }}
    where is_rejected
    union all
    select
        'intake.people_raw_intake:' || row_id as rejected_record_id,
        given_full_name as given_name,
        source,
        uploaded_at
    from {{ ref('int_people_intake_checked') }}
    where is_rejected

),

-- only what rejects is a reason; warnings alone would have let the row pass
reasons as (

    select
        rejected.rejected_record_id,
        {{ listagg_sorted('rules.rule_code') }} as reason_codes,
        {{ listagg_sorted('rules.description', '; ') }} as reason
    from rejected
    inner join rules
        on rejected.source_table = rules.source_table
        and ', ' || rejected.reason_codes || ', ' like '%, ' || rules.rule_code || ', %'
    group by 1

),

queue as (

    select
        rejected.rejected_record_id,
        rejected.source_table,
        rejected.source_key,
        case when rejected.source_table = 'intake.company_raw_intake' then 1 else 2 end as priority,
        reasons.reason_codes,
        reasons.reason,
        'Correct the row at its source and upload it again, or leave it out' as suggested_action,
        uploads.given_name,
        uploads.source,
        cast(uploads.uploaded_at as date) as since,
        rejected.raw_record
    from rejected
    inner join reasons on rejected.rejected_record_id = reasons.rejected_record_id
    inner join uploads on rejected.rejected_record_id = uploads.rejected_record_id

)

select * from queue
