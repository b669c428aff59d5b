with people as (

    select * from {{ ref('people_master') }}

),

lookups as (

    select
        'enrichment' as service,
        coalesce(agent_name, '(unknown)') as vendor,
        person_unique_id,
        case status when 'completed' then 'succeeded' when 'running' then 'pending' else status end as outcome,
        status = 'completed' and coalesce(email, phone, linkedin_url, title) is not null as is_match,
        cost_usd,
        {{ seconds_between('started_at', 'completed_at') }} as duration_seconds,
        coalesce(started_at, completed_at) as happened_at
    from {{ ref('contact_enrichment') }}
    union all
    -- 'unknown' is an answer that says nothing: the lookup was paid and failed
    select
        'verification' as service,
        coalesce(provider, '(unknown)') as vendor,
        person_unique_id,
        case
            when email_status in ('valid', 'invalid', 'risky') then 'succeeded'
            when email_status = 'pending' then 'pending'
            else 'failed'
        end as outcome,
        email_status = 'valid' as is_match,
        cost_usd,
        cast(null as bigint) as duration_seconds,
        verified_at as happened_at
    from {{ ref('email_verification') }}

),

dated as (

    select
        lookups.*,
        case when people.is_email_verified and lookups.outcome = 'succeeded' then people.unique_id end
            as verified_person_id,
        lookups.duration_seconds > {{ kpi_threshold('slow_job_seconds') }} as is_slow,
        periods.period_kind,
        periods.period_starts_on
    from lookups
    inner join people on lookups.person_unique_id = people.unique_id
    cross join
        {{ reporting_periods('cast(lookups.happened_at as date)') }}
            as periods (period_kind, period_starts_on, is_in_period)
    where periods.is_in_period

),

counted as (

    select
        service,
        vendor,
        period_kind,
        period_starts_on,
        cast(count(*) as integer) as jobs,
        cast(count(case when outcome = 'succeeded' then 1 end) as integer) as jobs_succeeded,
        cast(count(case when outcome = 'failed' then 1 end) as integer) as jobs_failed,
        cast(count(case when outcome = 'pending' then 1 end) as integer) as jobs_pending,
        cast(count(case when outcome = 'unknown' then 1 end) as integer) as jobs_unknown,
        cast(count(case when is_match then 1 end) as integer) as matches,
        cast(count(distinct verified_person_id) as integer) as verified_contacts,
        {{ median('duration_seconds') }} as median_seconds,
        {{ percentile_95('duration_seconds') }} as p95_seconds,
        cast(count(case when is_slow then 1 end) as integer) as jobs_slow,
        cast(count(case when outcome != 'pending' and cost_usd is null then 1 end) as integer) as jobs_without_cost,
        cast(count(cost_usd) as integer) as jobs_with_cost,
        cast(sum(cost_usd) as decimal(18, 4)) as cost_usd,
        cast(sum(case when outcome = 'failed' then cost_usd end) as decimal(18, 4)) as cost_of_failed_usd
    from dated
    group by 1, 2, 3, 4

),

vendors as (

    select
        service || '/' || vendor || '/' || period_kind || '/' || coalesce(cast(period_starts_on as text), '')
            as vendor_period_id,
        service,
        vendor,
        period_kind,
        period_starts_on,
        jobs,
        jobs_succeeded,
        jobs_failed,
        jobs_pending,
        jobs_unknown,
        matches,
        verified_contacts,
        {{ share('jobs_succeeded', 'jobs_succeeded + jobs_failed') }} as success_rate,
        {{ share('matches', 'jobs_succeeded + jobs_failed') }} as match_rate,
        median_seconds,
        p95_seconds,
        jobs_slow,
        cost_usd,
        cost_of_failed_usd,
        jobs_without_cost,
        {{ unit_cost('cost_usd', 'jobs_with_cost') }} as cost_per_lookup_usd,
        {{ unit_cost('cost_usd', 'matches') }} as cost_per_match_usd,
        {{ unit_cost('cost_usd', 'verified_contacts') }} as cost_per_verified_contact_usd
    from counted

)

select * from vendors
