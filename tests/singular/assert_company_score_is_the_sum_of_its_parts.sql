-- The parts in a company's score breakdown sum to the total;
-- no total means no breakdown, and the other way round.
{% set channels = ['website', 'linkedin', 'hiring', 'email', 'phone'] -%}

with scores as (

    select
        score_id,
        total_score,
        signal_breakdown
    from {{ ref('bit_company_score') }}

),

summed as (

    select
        score_id,
        total_score,
        signal_breakdown,
        {% for channel in channels -%}
            coalesce(cast({{ json_value('signal_breakdown', channel) }} as integer), 0)
            {{ '+ ' if not loop.last }}
        {%- endfor %} as sum_of_parts
    from scores

)

select *
from summed
where (total_score is null) != (signal_breakdown is null)
    or coalesce(total_score, 0) != sum_of_parts
