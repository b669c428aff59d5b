with published as (

    select * from {{ ref('bit_company_score_published') }}

),

-- the days that were published at all, and what their first publication could know
days as (

    select
        published.as_of,
        published.model_version,
        min(published.known_at) as known_at
    from published
    inner join {{ ref('int_score_days') }} as days on published.as_of = days.score_day
    where published.as_of between {{ as_of_date() }} - 31 and {{ as_of_date() }}
    group by 1, 2

),

first_published as (

    select published.*
    from published
    inner join days
        on published.as_of = days.as_of
        and published.model_version = days.model_version
        and published.known_at = days.known_at

),

corrected as (

    select * from {{ ref('int_scores') }}
    where entity = 'company'

),

-- who had a score then, or has one now
companies as (

    select
        company_unique_id,
        as_of,
        model_version
    from first_published
    union
    select
        subject_id as company_unique_id,
        score_day as as_of,
        model_version
    from corrected

),

compared as (

    select
        companies.company_unique_id || '/' || cast(days.as_of as text) || '/' || days.model_version
        || '/' || cast(days.known_at as text) as correction_id,
        companies.company_unique_id,
        days.as_of,
        days.model_version,
        days.known_at,
        first_published.score_exact as score_as_published,
        corrected.score_exact as score_as_corrected,
        coalesce(first_published.score_tier, 'unscored') as tier_as_published,
        coalesce(corrected.score_tier, 'unscored') as tier_as_corrected,
        coalesce(first_published.signal_count, 0) as signals_as_published,
        coalesce(corrected.signal_count, 0) as signals_as_corrected
    from days
    inner join companies
        on days.as_of = companies.as_of
        and days.model_version = companies.model_version
    left join first_published
        on companies.company_unique_id = first_published.company_unique_id
        and companies.as_of = first_published.as_of
        and companies.model_version = first_published.model_version
    left join corrected
        on companies.company_unique_id = corrected.subject_id
        and companies.as_of = corrected.score_day
        and companies.model_version = corrected.model_version

),

-- an objection is a signal too: it is asked for before signals are counted
explained as (

    select
        compared.*,
        coalesce(score_as_corrected, 0) - coalesce(score_as_published, 0) as correction,
        case
            when score_as_corrected = score_as_published and tier_as_corrected = tier_as_published then 'none'
            when 'suppressed' in (tier_as_published, tier_as_corrected) then 'suppression'
            when signals_as_corrected > signals_as_published then 'late signals'
            when signals_as_corrected < signals_as_published then 'signals gone'
            else 'rules, roles or changed signals'
        end as reason
    from compared

)

select * from explained
