with models as (

    select * from {{ ref('scoring_models') }}
    where is_current

),

scores as (

    select scores.*
    from {{ ref('int_scores') }} as scores
    inner join models on scores.model_version = models.model_version
    where scores.entity = 'company'
        and scores.score_day = {{ as_of_date() }}
        and not scores.is_suppressed

),

types as (

    select * from {{ ref('int_score_types') }}
    where entity = 'company'
        and score_day = {{ as_of_date() }}

),

-- who is in the lowest tier leaves it without a signal only if a negative one wears off
candidates as (

    select
        scores.model_version,
        scores.subject_id,
        tiers.from_points,
        tiers.below_points,
        min(case when types.score_group = 'negative' then 1 else 20 end) as days_apart
    from scores
    inner join {{ ref('int_tier_ranges') }} as tiers
        on scores.model_version = tiers.model_version
        and scores.score_tier = tiers.score_tier
    inner join types
        on scores.model_version = types.model_version
        and scores.subject_id = types.subject_id
    group by 1, 2, 3, 4
    having tiers.from_points > 0 or max(case when types.score_group = 'negative' then 1 else 0 end) = 1

),

requests as (

    select requests.*
    from {{ ref('int_score_requests') }} as requests
    inner join models on requests.model_version = models.model_version
    where requests.entity = 'company'
        and requests.score_day = {{ as_of_date() }}
        and requests.decay_curve != 'half_life'

),

entries as (

    select * from {{ ref('int_signal_entries') }}
    where signal_type in (select requests.signal_type from requests)

),

counted as (

    {{ counted_signals('entries') }}

),

points as (

    {{ signal_points('counted', 'requests') }}

),

-- half-lives decay as a whole, w(a + n) = w(a) w(n); other curves need the age of every signal
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
        fresh_points * subject_weight as points
    from points

)

-- types without a cap of their own that fade alike fade as one
select
    candidates.model_version,
    candidates.subject_id,
    candidates.from_points,
    candidates.below_points,
    candidates.days_apart,
    decaying.score_group,
    case when decaying.type_cap is not null then decaying.signal_type end as capped_type,
    decaying.type_cap,
    decaying.decay_curve,
    decaying.decay_days,
    decaying.age_days,
    cast(sum(decaying.points) as decimal(18, 6)) as points
from decaying
inner join candidates
    on decaying.model_version = candidates.model_version
    and decaying.subject_id = candidates.subject_id
group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
