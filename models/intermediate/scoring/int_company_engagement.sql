with scores as (

    select scores.*
    from {{ ref('int_scores') }} as scores
    inner join {{ ref('scoring_models') }} as models on scores.model_version = models.model_version
    where models.is_current
        and scores.entity = 'company'
        and scores.score_day = {{ as_of_date() }}

),

tier_changes as (

    select * from {{ ref('int_tier_changes') }}

),

-- the percentile is the share of scored companies that score less
ranked as (

    select
        scores.*,
        rank() over (order by score_exact) - 1 as scoring_less,
        count(*) over () as scored
    from scores

),

engagement as (

    select
        ranked.subject_id as company_unique_id,
        ranked.model_version,
        ranked.total_score,
        ranked.score_exact,
        ranked.score_tier,
        ranked.breakdown,
        ranked.raw_points,
        ranked.cap_loss,
        ranked.engagement_grade,
        ranked.is_hot,
        ranked.is_suppressed,
        cast(floor({{ divide_whole('100 * ranked.scoring_less', 'ranked.scored', 4) }}) as integer) as rank_percentile,
        ranked.signal_count,
        ranked.signals_7d,
        ranked.signals_7d - {{ divide_whole('ranked.signals_prior_21d', '3', 2) }} as momentum,
        cast({{ surge_index('ranked.signals_21d', 'ranked.signals_prior_84d') }} as decimal(5, 2)) as surge_index,
        ranked.signals_21d,
        ranked.last_signal_at,
        tier_changes.next_tier_change_on
    from ranked
    left join tier_changes
        on ranked.model_version = tier_changes.model_version
        and ranked.subject_id = tier_changes.subject_id

)

select
    engagement.*,
    case when momentum > 0 then 'rising' when momentum < 0 then 'falling' else 'steady' end as trend,
    surge_index >= 60 and signals_21d >= 2 as is_surging
from engagement
