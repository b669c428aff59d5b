{% test sums_to_its_total(model, column_name, total, subject) %}
    {%- set parts = ['website', 'linkedin', 'hiring', 'negative', 'suppressed'] %}
    with scores as (

        select
            scores.{{ subject }} as subject_id,
            scores.{{ total }} as total,
            scores.{{ column_name }} as breakdown,
            sum(parts.whole_points) as whole_points,
            round(sum(parts.points), 6) as points,
            max(scores.score_exact) as score_exact
        from {{ model }} as scores
        left join {{ ref('bit_score_part') }} as parts
            on scores.{{ subject }} = parts.subject_id
            and scores.model_version = parts.model_version
        group by 1, 2, 3

    ),

    summed as (

        select
            scores.*,
            {% for part in parts -%}
                coalesce(cast({{ json_value('breakdown', part) }} as integer), 0)
                {{ '+ ' if not loop.last }}
            {%- endfor %} as sum_of_parts
        from scores

    )

    select * from summed
    where (total is null) != (breakdown is null)
        or coalesce(total, 0) != sum_of_parts
        or coalesce(total, 0) != coalesce(whole_points, 0)
        or coalesce(score_exact, 0) != coalesce(points, 0)
{% endtest %}
