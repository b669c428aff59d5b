{% set first_day = "cast('2015-01-01' as date)" -%}

with numbers as (

    {{ number_series(0, as_of_date() ~ ' - ' ~ first_day ~ ' + 366') }}

),

days as (

    select {{ first_day }} + n as date_day
    from numbers

)

select * from days
