with decaying as (

    select * from {{ ref('int_decaying_points') }}

),

horizon as (

    {{ number_series(1, 380) }}

),

-- without negative points a score only falls: one look every 20 days finds the 20 days among which the day is
steps as (

    select
        decaying.*,
        horizon.n as days_ahead
    from decaying
    inner join horizon on mod(horizon.n, decaying.days_apart) = 0

),

changed_steps as (

    {{ first_tier_change('steps') }}

),

days as (

    select
        decaying.*,
        horizon.n as days_ahead
    from decaying
    inner join changed_steps
        on decaying.model_version = changed_steps.model_version
        and decaying.subject_id = changed_steps.subject_id
    inner join horizon
        on changed_steps.days_to_change - decaying.days_apart < horizon.n
        and changed_steps.days_to_change >= horizon.n
        and horizon.n <= 365

),

changes as (

    {{ first_tier_change('days') }}

)

select
    model_version || '/' || subject_id as tier_change_id,
    model_version,
    subject_id,
    days_to_change,
    cast({{ as_of_date() }} + days_to_change as date) as next_tier_change_on
from changes
