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

published as (

    {% if is_incremental() -%}
        select
            company_unique_id,
            as_of,
            model_version,
            score_exact,
            score_tier,
            signal_count,
            row_number() over (
                partition by company_unique_id, as_of, model_version
                order by known_at desc
            ) as recency_rank
        from {{ this }}
    {%- else -%}
        select
            subject_id as company_unique_id,
            score_day as as_of,
            model_version,
            score_exact,
            score_tier,
            signal_count,
            1 as recency_rank
        from scores
        where 1 = 0
    {%- endif %}

),

-- published once; again only with more knowledge that changed the score
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
    left join published
        on scores.subject_id = published.company_unique_id
        and scores.score_day = published.as_of
        and scores.model_version = published.model_version
        and published.recency_rank = 1
    where published.company_unique_id is null
        or scores.score_exact != published.score_exact
        or scores.score_tier != published.score_tier
        or scores.signal_count != published.signal_count

),

appended as (

    select publications.*
    from publications
    {% if is_incremental() -%}
        left join {{ this }} as earlier on publications.publication_id = earlier.publication_id
        where earlier.publication_id is null
    {%- endif %}

)

select * from appended
