with published as (

    select
        published.*,
        row_number() over (
            partition by company_unique_id, as_of, model_version
            order by known_at
        ) as publication_number
    from {{ ref('bit_company_score_published') }} as published

),

outcome_types as (

    select signal_type from {{ ref('bit_signal_types') }}
    where is_outcome

),

outcomes as (

    select distinct
        entries.company_unique_id,
        entries.signal_date as outcome_date
    from {{ ref('int_signal_entries') }} as entries
    inner join outcome_types on entries.signal_type = outcome_types.signal_type

),

-- judged is only what was known soon after the day, once the 90 days after it are over: a score counts no signal
-- detected after its day, but those of the day may reach us a little later
cases as (

    select
        published.model_version,
        published.as_of,
        published.company_unique_id,
        published.score_exact,
        published.score_tier,
        max(case when outcomes.company_unique_id is null then 0 else 1 end) as has_outcome
    from published
    left join outcomes
        on published.company_unique_id = outcomes.company_unique_id
        and published.as_of < outcomes.outcome_date
        and outcomes.outcome_date <= published.as_of + 90
    where published.publication_number = 1
        and cast(published.known_at as date) <= published.as_of + {{ kpi_threshold('late_publication_days') }}
        and published.as_of + 90 <= {{ as_of_date() }}
        and published.score_tier != 'suppressed'
    group by 1, 2, 3, 4, 5

)

select
    model_version || '/' || cast(as_of as text) || '/' || company_unique_id as case_id,
    cases.*
from cases
