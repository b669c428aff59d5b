with decaying as (

    select * from {{ ref('int_decaying_points') }}

),

decay as (

    select * from {{ ref('int_decay_weights') }}

),

caps as (

    select * from {{ ref('scoring_caps') }}

),

horizon as (

    {{ number_series(1, 365) }}

),

coming_types as (

    select
        decaying.model_version,
        decaying.subject_id,
        decaying.from_points,
        decaying.below_points,
        horizon.n as days_ahead,
        decaying.score_group,
        decaying.type_cap,
        decaying.signal_type,
        cast(sum(decaying.points * coalesce(decay.weight, 0)) as decimal(18, 6)) as points
    from decaying
    cross join horizon
    left join decay
        on decaying.decay_curve = decay.decay_curve
        and decaying.decay_days = decay.decay_days
        and decaying.age_days + horizon.n = decay.age_days
    group by 1, 2, 3, 4, 5, 6, 7, 8

),

coming_groups as (

    select
        coming_types.model_version,
        coming_types.subject_id,
        coming_types.from_points,
        coming_types.below_points,
        coming_types.days_ahead,
        coming_types.score_group,
        {{ capped_group('coming_types.points', 'coming_types.type_cap', 'caps.cap_points') }} as points
    from coming_types
    left join caps
        on coming_types.model_version = caps.model_version
        and coming_types.score_group = caps.score_group
    group by 1, 2, 3, 4, 5, 6

),

coming_scores as (

    select
        model_version,
        subject_id,
        from_points,
        below_points,
        days_ahead,
        greatest(sum(points), 0) as score
    from coming_groups
    group by 1, 2, 3, 4, 5

),

changes as (

    select
        model_version,
        subject_id,
        min(days_ahead) as days_to_change
    from coming_scores
    where score < from_points
        or score >= below_points
    group by 1, 2

)

select
    model_version || '/' || subject_id as tier_change_id,
    model_version,
    subject_id,
    days_to_change,
    cast({{ as_of_date() }} + days_to_change as date) as next_tier_change_on
from changes
