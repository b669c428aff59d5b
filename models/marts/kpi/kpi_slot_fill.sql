with slots as (

    select * from {{ ref('kpi_slot') }}

),

-- every slot stands once in each breakdown, under its role and under all roles
rows_of_breakdowns as (

    select
        slots.*,
        breakdowns.breakdown,
        breakdowns.breakdown_value,
        roles.role
    from slots
    cross join
        lateral (
            values
            ('all', 'all'),
            ('state', slots.state),
            ('city', slots.state || ', ' || slots.city),
            ('industry', slots.industry),
            ('size_band', slots.size_band)
        ) as breakdowns (breakdown, breakdown_value)
    cross join lateral (values ('all'), (slots.slot_type)) as roles (role)

),

counted as (

    select
        breakdown,
        breakdown_value,
        role as slot_type,
        cast(count(distinct company_unique_id) as integer) as companies,
        cast(count(*) as integer) as slots,
        cast(count(case when is_filled then 1 end) as integer) as slots_filled,
        cast(count(case when not is_filled then 1 end) as integer) as slots_open,
        cast(count(case when is_verified then 1 end) as integer) as slots_verified,
        cast(count(case when is_verified_90d then 1 end) as integer) as slots_verified_90d,
        {{ median('days_to_fill') }} as median_days_to_fill,
        {{ median('days_open') }} as median_days_open
    from rows_of_breakdowns
    group by 1, 2, 3

),

fill as (

    select
        breakdown || '/' || breakdown_value || '/' || slot_type as slot_fill_id,
        counted.*,
        {{ share('slots_filled', 'slots') }} as fill_rate,
        {{ share('slots_verified_90d', 'slots') }} as verified_rate
    from counted

)

select * from fill
