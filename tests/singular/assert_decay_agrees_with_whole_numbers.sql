-- The same points by another way: the sum of decaying signals needs no history if each counts as on a day far back,
-- times the growth since (forward decay). In whole numbers: a factor for each day of a half-life of 7, doubled with
-- every half-life.
with signals as (

    select
        signals.day_no,
        signals.strength
    from (values (0, 10), (3, 10), (9, 10)) as signals (day_no, strength)

),

-- 2 to the power of a seventh for each day, in units of 10^-12
growth as (

    select
        growth.day_no,
        cast(growth.factor as bigint) as factor
    from (
        values
        (0, 1000000000000), (3, 1345900192632), (9, 2 * 1219013654204), (20, 4 * 1811447328528)
    ) as growth (day_no, factor)

),

forward as (

    select sum(signals.strength * growth.factor) as state
    from signals
    inner join growth on signals.day_no = growth.day_no

),

backward as (

    select cast(sum(strength * {{ half_life_weight('(20 - day_no)', '7') }}) as decimal(18, 6)) as points
    from signals

),

compared as (

    select
        forward.state,
        cast(cast(forward.state as decimal(38, 6)) / growth.factor as decimal(18, 6)) as points_forward,
        backward.points as points_backward
    from forward
    cross join backward
    inner join growth on growth.day_no = 20

)

select *
from compared
where state != 47839275010400
    or points_forward != 6.602355
    or points_backward != points_forward
