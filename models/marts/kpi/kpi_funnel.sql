with companies as (

    select * from {{ ref('kpi_company') }}

),

-- an entry is a company, however many records say it, or an uploaded row that became none
entries as (

    select
        company_unique_id as entry_id,
        cohort_month,
        true as is_promoted,
        slots_filled > 0 as is_filled,
        slots_verified > 0 as is_verified,
        is_hot,
        is_reached_out
    from companies
    union all
    select
        row_id as entry_id,
        cast(date_trunc('month', uploaded_at) as date) as cohort_month,
        false as is_promoted,
        false as is_filled,
        false as is_verified,
        false as is_hot,
        false as is_reached_out
    from {{ ref('int_company_intake_checked') }}
    where is_rejected

),

-- a stage is reached by what reached all before it, so no rate passes 1
progress as (

    select
        entries.*,
        case
            when not is_promoted then 1
            when not is_filled then 2
            when not is_verified then 3
            when not is_hot then 4
            when not is_reached_out then 5
            else 6
        end as reached
    from entries

),

reached as (

    select
        progress.cohort_month,
        stages.stage_order,
        stages.stage,
        stages.has_stage,
        stages.has_reached
    from progress
    cross join
        lateral (
            values
            (1, 'intake', true, true),
            (2, 'promoted', progress.is_promoted, progress.reached >= 2),
            (3, 'slot filled', progress.is_filled, progress.reached >= 3),
            (4, 'verified', progress.is_verified, progress.reached >= 4),
            (5, 'hot', progress.is_hot, progress.reached >= 5),
            (6, 'outreach', progress.is_reached_out, progress.reached >= 6)
        ) as stages (stage_order, stage, has_stage, has_reached)

),

counted as (

    select
        cohort_month,
        stage_order,
        stage,
        cast(count(*) as integer) as entries,
        cast(count(case when has_reached then 1 end) as integer) as companies,
        cast(count(case when has_stage then 1 end) as integer) as companies_any_order
    from reached
    group by 1, 2, 3

),

compared as (

    select
        counted.*,
        lag(companies) over (partition by cohort_month order by stage_order) as companies_before
    from counted

),

funnel as (

    select
        coalesce(cast(cohort_month as text), 'undated') || '/' || stage as funnel_id,
        cohort_month,
        stage_order,
        stage,
        entries,
        companies,
        companies_any_order,
        {{ share('companies', 'entries') }} as rate_of_entries,
        {{ share('companies', 'companies_before') }} as rate_of_stage_before,
        coalesce(cohort_month + interval '1' month + interval '90' day <= {{ as_of_end() }}, false) as is_window_closed
    from compared

)

select * from funnel
