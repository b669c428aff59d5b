with scored as (

    select * from {{ ref('int_person_scored_clusters') }}

),

united as (

    select * from {{ ref('int_person_united_clusters') }}

),

-- what people decided wins
clusters as (

    select
        scored.ordinal,
        coalesce(united.surviving_ordinal, scored.surviving_ordinal) as surviving_ordinal
    from scored
    left join united on scored.ordinal = united.ordinal

)

select * from clusters
