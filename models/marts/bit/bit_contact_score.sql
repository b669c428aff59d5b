with people as (

    select unique_id as person_unique_id
    from {{ ref('people_master') }}

),

points as (

    select * from {{ ref('int_signal_points') }}
    where person_unique_id is not null

),

caps as (

    select * from {{ ref('bit_channel_caps') }}

),

ordinals as (

    select
        person_unique_id,
        ordinal
    from {{ ref('person_identity_map') }}

),

id_ranges as (

    select * from {{ ref('int_barton_id_ranges') }}
    where entity = 'contact_score'

),

-- whole points a channel, rounded half up and cut at its cap: the parts sum to the total
channels as (

    select
        points.person_unique_id,
        points.signal_channel,
        count(*) as signal_count,
        max(points.detected_at) as last_signal_at,
        least(caps.cap_points, cast(floor(sum(points.points) + 0.5) as integer)) as channel_points
    from points
    inner join caps on points.signal_channel = caps.signal_channel
    group by points.person_unique_id, points.signal_channel, caps.cap_points

),

totals as (

    select
        person_unique_id,
        cast(sum(channel_points) as integer) as engagement_score,
        {{ json_object_agg('signal_channel', 'channel_points') }} as activity_breakdown,
        cast(sum(signal_count) as integer) as signal_count,
        max(last_signal_at) as last_signal_at
    from channels
    group by person_unique_id

),

scores as (

    select
        {{ barton_id_from_ordinal('id_ranges', 'ordinals.ordinal', 'contact_score') }} as score_id,
        people.person_unique_id,
        totals.engagement_score,
        {{ score_tier('totals.engagement_score') }} as score_tier,
        totals.activity_breakdown,
        coalesce(totals.signal_count, 0) as signal_count,
        totals.last_signal_at,
        {{ as_of_end() }} as calculated_at
    from people
    inner join ordinals on people.person_unique_id = ordinals.person_unique_id
    left join
        id_ranges
        on ordinals.ordinal between id_ranges.first_ordinal and id_ranges.last_ordinal
    left join totals on people.person_unique_id = totals.person_unique_id

)

select * from scores
