-- The lines of the explanation sum to the score, those of a group to its part: signal by signal, not from the ledger.
-- Each line is rounded on its own, and the line that ends at 0 evens out those of all groups: a millionth a line of the
-- subject is the most they can differ by.
with explanation as (

    select
        subject_id,
        score_group,
        points,
        count(*) over (partition by subject_id) as lines
    from {{ ref('bit_score_explanation') }}

),

explained as (

    select
        subject_id,
        score_group,
        sum(points) as points,
        max(lines) as lines
    from explanation
    group by subject_id, score_group
    union all
    select
        subject_id,
        'all' as score_group,
        sum(points) as points,
        max(lines) as lines
    from explanation
    group by subject_id

),

scores as (

    select
        model_version,
        score_day,
        subject_id,
        score_group,
        points
    from {{ ref('int_score_parts') }}
    union all
    select
        model_version,
        score_day,
        subject_id,
        'all' as score_group,
        score_exact as points
    from {{ ref('int_scores') }}

),

current_scores as (

    select scores.*
    from scores
    inner join {{ ref('scoring_models') }} as models on scores.model_version = models.model_version
    where models.is_current
        and scores.score_day = {{ as_of_date() }}

)

select
    coalesce(current_scores.subject_id, explained.subject_id) as subject_id,
    coalesce(current_scores.score_group, explained.score_group) as score_group,
    current_scores.points,
    explained.points as explained_points
from current_scores
full join explained
    on current_scores.subject_id = explained.subject_id
    and current_scores.score_group = explained.score_group
where current_scores.subject_id is null
    or explained.subject_id is null
    or abs(explained.points - current_scores.points) > 0.000001 * explained.lines
