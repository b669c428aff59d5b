with companies as (

    select company_unique_id from {{ ref('company_master') }}

),

engagement as (

    select * from {{ ref('int_company_engagement') }}

),

fit as (

    select * from {{ ref('int_company_fit') }}

),

buying_groups as (

    select * from {{ ref('int_buying_groups') }}

),

group_engagement as (

    select * from {{ ref('int_group_engagement') }}

),

reasons as (

    select
        subject_id,
        {{ listagg_sorted('reason') }} as suppression_reason
    from {{ ref('int_suppressions') }}
    where suppressed_from <= {{ as_of_date() }}
    group by subject_id

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

scores as (

    select
        {{ barton_id_from_ordinal('id_ranges', 'ordinals.ordinal', 'company_score') }} as score_id,
        companies.company_unique_id,
        engagement.total_score,
        coalesce(engagement.score_tier, 'unscored') as score_tier,
        coalesce(engagement.is_hot, false) as is_hot,
        engagement.breakdown as signal_breakdown,
        engagement.score_exact,
        engagement.raw_points,
        engagement.cap_loss,
        engagement.rank_percentile,
        engagement.momentum,
        engagement.trend,
        engagement.surge_index,
        coalesce(engagement.is_surging, false) as is_surging,
        coalesce(engagement.signal_count, 0) as signal_count,
        coalesce(engagement.signals_7d, 0) as signals_7d,
        buying_groups.slots_filled,
        buying_groups.slots_verified,
        buying_groups.slots_engaged,
        cast(buying_groups.filled_coverage as decimal(5, 4)) as filled_coverage,
        cast(buying_groups.verified_coverage as decimal(5, 4)) as verified_coverage,
        cast(buying_groups.engaged_coverage as decimal(5, 4)) as engaged_coverage,
        group_engagement.group_engagement,
        fit.fit_score,
        fit.fit_grade,
        fit.fit_grade || cast(coalesce(engagement.engagement_grade, 3) as text) as matrix_cell,
        coalesce(engagement.is_hot, false)
        and fit.fit_grade in ('A', 'B')
        and buying_groups.slots_verified >= 1 as is_mqa,
        reasons.subject_id is not null as is_suppressed,
        reasons.suppression_reason,
        engagement.next_tier_change_on,
        engagement.model_version,
        engagement.last_signal_at,
        {{ as_of_end() }} as calculated_at
    from companies
    inner join ordinals on companies.company_unique_id = ordinals.company_unique_id
    inner join fit on companies.company_unique_id = fit.company_unique_id
    inner join buying_groups on companies.company_unique_id = buying_groups.company_unique_id
    left join group_engagement on companies.company_unique_id = group_engagement.company_unique_id
    left join id_ranges on ordinals.ordinal between id_ranges.first_ordinal and id_ranges.last_ordinal
    left join engagement on companies.company_unique_id = engagement.company_unique_id
    left join reasons on companies.company_unique_id = reasons.subject_id

)

select * from scores
