with requests as (

    select * from {{ ref('int_score_requests') }}
    where score_day = {{ as_of_date() }}

),

points as (

    {{ signal_points(ref('int_signal_ledger'), 'requests') }}

)

select * from points
