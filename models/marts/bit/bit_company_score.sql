with companies as (

    select company_unique_id
    from {{ ref('company_master') }}

),

points as (

    select * from {{ ref('int_signal_points') }}
    where company_unique_id is not null

),

caps as (

    select * from {{ ref('bit_channel_caps') }}

),

ordinals as (

    select
        company_unique_id,
        ordinal
    from {{ ref('company_identity_map') }}

),

id_ranges as (

    select * from {{ ref('int_barton_id_ranges') }}
    where entity = 'company_score'

),

-- whole points a channel, rounded half up and cut at its cap: the parts sum to the total
channels as (

    select
        points.company_unique_id,
        points.signal_channel,
        count(*) as signal_count,
        max(points.detected_at) as last_signal_at,
        least(caps.cap_points, cast(floor(sum(points.points) + 0.5) as integer)) as channel_points
    from points
    inner join caps on points.signal_channel = caps.signal_channel
    group by points.company_unique_id, points.signal_channel, caps.cap_points

),

totals as (

    select
        company_unique_id,
        cast(sum(channel_points) as integer) as total_score,
        {{ json_object_agg('signal_channel', 'channel_points') }} as signal_breakdown,
        cast(sum(signal_count) as integer) as signal_count,
        max(last_signal_at) as last_signal_at
    from channels
    group by company_unique_id

),

scores as (

    select
        {{ barton_id_from_ordinal('id_ranges', 'ordinals.ordinal', 'company_score') }} as score_id,
        companies.company_unique_id,
        totals.total_score,
        {{ score_tier('totals.total_score') }} as score_tier,
        totals.signal_breakdown,
        coalesce(totals.signal_count, 0) as signal_count,
        totals.last_signal_at,
        {{ as_of_end() }} as calculated_at
    from companies
    inner join ordinals on companies.company_unique_id = ordinals.company_unique_id
    left join
        id_ranges
        on ordinals.ordinal between id_ranges.first_ordinal and id_ranges.last_ordinal
    left join totals on companies.company_unique_id = totals.company_unique_id

)

select * from scores
