with signals as (

    select * from {{ ref('int_explained_signals') }}

),

-- each signal once for its company, by role, and once for its person, as it is
lines as (

    select
        signals.*,
        company_unique_id as subject_id,
        role_weight as factor,
        left_out as reason
    from signals
    union all
    select
        signals.*,
        person_unique_id as subject_id,
        cast(1 as decimal(3, 2)) as factor,
        case when left_out = 'over the daily limit' then left_out end as reason
    from signals
    where person_unique_id is not null

),

-- rounded here, so that what is taken away later adds up with the lines as they are read
points as (

    select
        lines.*,
        cast(
            case
                when reason is null then cast(strength * points_per_strength as decimal(20, 4)) * decay_weight * factor
                else 0
            end as decimal(18, 6)
        ) as points
    from lines

)

select * from points
