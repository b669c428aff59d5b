with published as (

    select
        published.*,
        row_number() over (
            partition by company_unique_id, as_of, model_version
            order by known_at
        ) as publication_number
    from {{ ref('bit_company_score_published') }} as published

),

days as (

    select * from {{ ref('int_score_days') }}
    where score_day between {{ as_of_date() }} - 31 and {{ as_of_date() }}

),

corrected as (

    select * from {{ ref('int_scores') }}
    where entity = 'company'

),

compared as (

    select
        published.publication_id as correction_id,
        published.company_unique_id,
        published.as_of,
        published.model_version,
        published.known_at,
        published.score_exact as score_as_published,
        corrected.score_exact as score_as_corrected,
        published.score_tier as tier_as_published,
        coalesce(corrected.score_tier, 'unscored') as tier_as_corrected,
        published.signal_count as signals_as_published,
        coalesce(corrected.signal_count, 0) as signals_as_corrected,
        coalesce(corrected.score_exact, 0) - published.score_exact as correction,
        case
            when corrected.score_exact = published.score_exact and corrected.score_tier = published.score_tier
                then 'none'
            when corrected.subject_id is null then 'signals gone'
            when corrected.signal_count > published.signal_count then 'late signals'
            when corrected.signal_count < published.signal_count then 'signals gone'
            when 'suppressed' in (corrected.score_tier, published.score_tier) then 'suppression'
            else 'rules, roles or changed signals'
        end as reason
    from published
    inner join days on published.as_of = days.score_day
    left join corrected
        on published.company_unique_id = corrected.subject_id
        and published.as_of = corrected.score_day
        and published.model_version = corrected.model_version
    where published.publication_number = 1

)

select * from compared
