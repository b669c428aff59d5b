with slots as (

    select * from {{ ref('company_slots') }}
    where person_unique_id is not null

),

weights as (

    select weights.*
    from {{ ref('scoring_role_weights') }} as weights
    inner join {{ ref('scoring_models') }} as models on weights.model_version = models.model_version
    where models.is_current

),

scores as (

    select * from {{ ref('int_scores') }}
    where entity = 'person'
        and score_day = {{ as_of_date() }}

),

-- an empty slot says nothing; a holder without a signal says that nobody there has moved
weighed as (

    select
        slots.company_unique_id,
        sum(weights.group_weight) as group_weight,
        cast(sum(weights.group_weight * coalesce(scores.score_exact, 0) * 1000000) as bigint) as weighed_millionths
    from slots
    inner join weights on slots.slot_type = weights.slot_type
    left join scores
        on weights.model_version = scores.model_version
        and slots.person_unique_id = scores.subject_id
    group by slots.company_unique_id

)

select
    company_unique_id,
    cast({{ divide_whole('weighed_millionths', '1000000 * group_weight', 2) }} as decimal(5, 2)) as group_engagement
from weighed
