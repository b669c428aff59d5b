with tiers as (

    select * from {{ ref('scoring_tiers') }}

),

models as (

    select * from {{ ref('scoring_models') }}

),

ranges as (

    select
        models.model_version || '/' || tiers.score_tier as tier_range_id,
        models.model_version,
        tiers.score_tier,
        tiers.from_points,
        lead(tiers.from_points) over (partition by models.model_version order by tiers.from_points) as below_points,
        tiers.engagement_grade,
        tiers.is_hot
    from models
    inner join tiers on models.tier_set = tiers.tier_set

)

select * from ranges
