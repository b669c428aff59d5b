with scores as (

    select * from {{ ref('int_scores') }}
    where entity = 'company'
        and score_day = {{ as_of_date() }}

),

-- not the clock: the latest arrival the scores could know of, so that a retry publishes the same
knowledge as (

    select max(ingested_at) as known_at
    from {{ ref('int_signal_entries') }}

),

-- what stands published of the day
published as (

    {% if is_incremental() -%}
        select
            company_unique_id,
            model_version,
            known_at,
            score_exact,
            score_tier,
            signal_count,
            row_number() over (
                partition by company_unique_id, model_version
                order by known_at desc
            ) as recency_rank
        from {{ this }}
        where as_of = {{ as_of_date() }}
    {%- else -%}
        select
            subject_id as company_unique_id,
            model_version,
            cast(null as timestamp) as known_at,
            score_exact,
            score_tier,
            signal_count,
            1 as recency_rank
        from scores
        where 1 = 0
    {%- endif %}

),

known_before as (

    select
        model_version,
        max(known_at) as known_at
    from published
    group by model_version

),

-- published once; again only with more knowledge that changed the score. Where the newest signal was deleted, less is
-- known than before: known_at never goes back, so that the first by known_at is what was published first
publications as (

    select
        scores.subject_id || '/' || cast(scores.score_day as text) || '/' || scores.model_version
        || '/' || cast(knowledge.known_at as text) as publication_id,
        scores.subject_id as company_unique_id,
        scores.score_day as as_of,
        scores.model_version,
        knowledge.known_at,
        scores.total_score,
        scores.score_exact,
        scores.score_tier,
        scores.breakdown as signal_breakdown,
        scores.signal_count
    from scores
    cross join knowledge
    left join known_before on scores.model_version = known_before.model_version
    left join published
        on scores.subject_id = published.company_unique_id
        and scores.model_version = published.model_version
        and published.recency_rank = 1
    where (known_before.known_at is null or knowledge.known_at > known_before.known_at)
        and (
            published.company_unique_id is null
            or scores.score_exact != published.score_exact
            or scores.score_tier != published.score_tier
            or scores.signal_count != published.signal_count
        )

)

select * from publications
