with models as (

    select * from {{ ref('scoring_models') }}

),

scores as (

    select * from {{ ref('int_scores') }}
    where entity = 'company'
        and score_day = {{ as_of_date() }}

),

compared as (

    select
        candidates.subject_id || '/' || candidates.model_version as comparison_id,
        candidates.subject_id as company_unique_id,
        current_scores.model_version as current_version,
        candidates.model_version as candidate_version,
        current_scores.score_exact as current_score,
        candidates.score_exact as candidate_score,
        candidates.score_exact - current_scores.score_exact as score_change,
        current_scores.score_tier as current_tier,
        candidates.score_tier as candidate_tier,
        current_scores.engagement_grade as current_grade,
        candidates.engagement_grade as candidate_grade,
        current_scores.score_tier != candidates.score_tier as changes_tier
    from scores as current_scores
    inner join models as current_models
        on current_scores.model_version = current_models.model_version
        and current_models.is_current
    inner join scores as candidates on current_scores.subject_id = candidates.subject_id
    inner join models as candidate_models
        on candidates.model_version = candidate_models.model_version
        and not candidate_models.is_current

)

select * from compared
