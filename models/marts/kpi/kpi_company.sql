with companies as (

    select * from {{ ref('company_master') }}

),

scores as (

    select * from {{ ref('bit_company_score') }}

),

size_bands as (

    select * from {{ ref('company_size_bands') }}

),

-- each side is counted alone before the join: people by slots would multiply
people as (

    select
        company_unique_id,
        count(*) as people,
        max(enriched_at) as last_enriched_at
    from {{ ref('people_master') }}
    where company_unique_id is not null
    group by 1

),

fills as (

    select
        company_unique_id,
        min(filled_at) as first_filled_at
    from {{ ref('company_slots') }}
    where is_filled
    group by 1

),

outreach as (

    select
        cycles.company_unique_id,
        min(steps.executed_at) as first_outreach_at
    from {{ ref('ple_step') }} as steps
    inner join {{ ref('ple_cycle') }} as cycles on steps.cycle_id = cycles.cycle_id
    where steps.status = 'completed'
        and steps.step_type in ('email', 'linkedin_connect', 'linkedin_message', 'phone_call', 'sms')
        and steps.executed_at < {{ as_of_end() }}
    group by 1

),

facts as (

    select
        companies.company_unique_id,
        companies.company_name,
        coalesce(companies.state, '(unknown)') as state,
        coalesce(companies.city, '(unknown)') as city,
        coalesce(companies.industry, '(unknown)') as industry,
        coalesce(size_bands.size_band, '(unknown)') as size_band,
        cast(date_trunc('month', companies.created_at) as date) as cohort_month,
        cast(coalesce(people.people, 0) as integer) as people,
        scores.slots_filled,
        scores.slots_verified,
        scores.score_tier,
        scores.is_hot,
        scores.is_hot and scores.slots_verified = 0 as is_hot_without_contact,
        outreach.company_unique_id is not null as is_reached_out,
        people.last_enriched_at is not null as is_enriched,
        companies.created_at,
        people.last_enriched_at,
        -- a holder whose record came before the company's filled the slot at once
        case
            when fills.first_filled_at is not null then greatest(fills.first_filled_at, companies.created_at)
        end as first_filled_at,
        outreach.first_outreach_at
    from companies
    inner join scores on companies.company_unique_id = scores.company_unique_id
    left join size_bands
        on companies.employee_count >= size_bands.from_employees
        and (companies.employee_count <= size_bands.to_employees or size_bands.to_employees is null)
    left join people on companies.company_unique_id = people.company_unique_id
    left join fills on companies.company_unique_id = fills.company_unique_id
    left join outreach on companies.company_unique_id = outreach.company_unique_id

)

select * from facts
