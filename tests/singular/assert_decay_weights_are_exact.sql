-- The sums of the twelve-decimal weights of a half-life, worked out with forty digits: one digit off anywhere shows.
with expected as (

    select
        expected.decay_days,
        expected.weights,
        expected.total
    from (
        values
        (14, 573, cast('20.701856279962' as decimal(18, 12))),
        (30, 1226, cast('43.782776618358' as decimal(18, 12))),
        (90, 3678, cast('130.343195482269' as decimal(18, 12)))
    ) as expected (decay_days, weights, total)

),

found as (

    select
        decay_days,
        count(*) as weights,
        sum(weight) as total
    from {{ ref('int_decay_weights') }}
    where decay_curve = 'half_life'
    group by decay_days

)

select
    expected.*,
    found.weights as weights_found,
    found.total as total_found
from expected
inner join found on expected.decay_days = found.decay_days
where expected.weights != found.weights
    or expected.total != found.total
