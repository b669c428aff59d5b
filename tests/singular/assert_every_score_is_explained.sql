-- The lines of the explanation sum to the score, worked out signal by signal and not from the ledger.
-- Each line is rounded on its own: a millionth a line is the most they can differ by.
with explained as (

    select
        subject_id,
        sum(points) as points,
        count(*) as lines
    from {{ ref('bit_score_explanation') }}
    group by subject_id

),

scores as (

    select scores.*
    from {{ ref('int_scores') }} as scores
    inner join {{ ref('scoring_models') }} as models on scores.model_version = models.model_version
    where models.is_current
        and scores.score_day = {{ as_of_date() }}

)

select
    scores.subject_id,
    scores.score_exact,
    explained.points
from scores
full join explained on scores.subject_id = explained.subject_id
where scores.subject_id is null
    or explained.subject_id is null
    or abs(greatest(explained.points, 0) - scores.score_exact) > 0.000001 * explained.lines
