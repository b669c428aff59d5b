{% macro first_tier_change(points_ahead) -%}
    with coming_types as (

        select
            points.model_version,
            points.subject_id,
            points.from_points,
            points.below_points,
            points.days_ahead,
            points.score_group,
            points.type_cap,
            points.capped_type,
            sum(points.points * coalesce(decay.weight, 0)) as points
        from {{ points_ahead }} as points
        left join {{ ref('int_decay_weights') }} as decay
            on points.decay_curve = decay.decay_curve
            and points.decay_days = decay.decay_days
            and points.age_days + points.days_ahead = decay.age_days
        group by 1, 2, 3, 4, 5, 6, 7, 8

    ),

    coming_groups as (

        select
            coming_types.model_version,
            coming_types.subject_id,
            coming_types.from_points,
            coming_types.below_points,
            coming_types.days_ahead,
            {{ capped_group('coming_types.points', 'coming_types.type_cap', 'caps.cap_points') }} as points
        from coming_types
        left join {{ ref('scoring_caps') }} as caps
            on coming_types.model_version = caps.model_version
            and coming_types.score_group = caps.score_group
        group by 1, 2, 3, 4, 5, coming_types.score_group

    ),

    days_in_another_tier as (

        select
            model_version,
            subject_id,
            days_ahead
        from coming_groups
        group by model_version, subject_id, days_ahead, from_points, below_points
        having greatest(sum(points), 0) < from_points or sum(points) >= below_points

    )

    select
        model_version,
        subject_id,
        min(days_ahead) as days_to_change
    from days_in_another_tier
    group by model_version, subject_id
{%- endmacro %}
