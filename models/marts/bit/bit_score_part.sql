with parts as (

    select * from {{ ref('int_score_parts') }}
    where score_day = {{ as_of_date() }}

)

select
    part_id,
    model_version,
    entity,
    subject_id,
    score_group,
    raw_points,
    points,
    cap_loss,
    whole_points,
    {{ as_of_end() }} as calculated_at
from parts
