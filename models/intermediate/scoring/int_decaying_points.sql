with scores as (

    select * from {{ ref('int_scores') }}
    where entity = 'company'
        and score_day = {{ as_of_date() }}
        and not is_suppressed

),

types as (

    select * from {{ ref('int_score_types') }}
    where entity = 'company'
        and score_day = {{ as_of_date() }}

),

points as (

    select * from {{ ref('int_signal_points') }}
    where entity = 'company'
        and decay_curve != 'half_life'

),

tiers as (

    select * from {{ ref('int_tier_ranges') }}

),

-- who is in the lowest tier leaves it without a signal only if a negative one wears off
candidates as (

    select distinct
        scores.model_version,
        scores.subject_id,
        tiers.from_points,
        tiers.below_points
    from scores
    inner join tiers
        on scores.model_version = tiers.model_version
        and scores.score_tier = tiers.score_tier
    inner join types
        on scores.model_version = types.model_version
        and scores.subject_id = types.subject_id
    where tiers.from_points > 0
        or types.score_group = 'negative'

),

-- half-lives decay as a whole, w(a + n) = w(a) w(n); other curves need the age of every bucket
decaying as (

    select
        model_version,
        subject_id,
        signal_type,
        score_group,
        type_cap,
        decay_curve,
        decay_days,
        0 as age_days,
        raw_points as points
    from types
    where decay_curve = 'half_life'
    union all
    select
        model_version,
        subject_id,
        signal_type,
        score_group,
        type_cap,
        decay_curve,
        decay_days,
        age_days,
        cast(sum(fresh_points * subject_weight) as decimal(18, 6)) as points
    from points
    group by 1, 2, 3, 4, 5, 6, 7, 8

)

select
    candidates.from_points,
    candidates.below_points,
    decaying.*
from decaying
inner join candidates
    on decaying.model_version = candidates.model_version
    and decaying.subject_id = candidates.subject_id
