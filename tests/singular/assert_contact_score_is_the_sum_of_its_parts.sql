-- The parts in a person's score breakdown sum to the total;
-- no total means no breakdown, and the other way round.
{% set channels = ['website', 'linkedin', 'hiring', 'email', 'phone'] -%}

with scores as (

    select
        score_id,
        engagement_score,
        activity_breakdown
    from {{ ref('bit_contact_score') }}

),

summed as (

    select
        score_id,
        engagement_score,
        activity_breakdown,
        {% for channel in channels -%}
            coalesce(cast({{ json_value('activity_breakdown', channel) }} as integer), 0)
            {{ '+ ' if not loop.last }}
        {%- endfor %} as sum_of_parts
    from scores

)

select *
from summed
where (engagement_score is null) != (activity_breakdown is null)
    or coalesce(engagement_score, 0) != sum_of_parts
