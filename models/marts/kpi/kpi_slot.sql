with slots as (

    select
        company_slots.*,
        {{ as_of_date() }} - cast(last_refreshed_at as date) as days_since_refresh
    from {{ ref('company_slots') }} as company_slots

),

companies as (

    select * from {{ ref('kpi_company') }}

),

people as (

    select * from {{ ref('people_master') }}

),

facts as (

    select
        slots.slot_unique_id,
        slots.company_unique_id,
        slots.person_unique_id,
        slots.slot_type,
        companies.state,
        companies.city,
        companies.industry,
        companies.size_band,
        slots.is_filled,
        coalesce(people.is_email_verified, false) as is_verified,
        coalesce(
            people.is_email_verified
            and people.email_verified_at < {{ as_of_end() }}
            and cast(people.email_verified_at as date) >= {{ as_of_date() }} - {{ kpi_threshold('verified_days') }},
            false
        ) as is_verified_90d,
        case
            when not slots.is_filled then 'open'
            when slots.last_refreshed_at is null then 'never refreshed'
            when slots.days_since_refresh > {{ kpi_threshold('slot_stale_days') }} then 'stale'
            when slots.days_since_refresh > {{ kpi_threshold('slot_refresh_days') }} then 'needs refresh'
            else 'recent'
        end as freshness,
        -- a holder whose record came before the company's filled the slot at once
        cast(
            case
                when slots.filled_at is not null
                    then greatest(cast(slots.filled_at as date), cast(companies.created_at as date))
                        - cast(companies.created_at as date)
            end as integer
        ) as days_to_fill,
        cast(
            case when not slots.is_filled then {{ as_of_date() }} - cast(companies.created_at as date) end as integer
        ) as days_open,
        companies.created_at as opened_at,
        slots.filled_at
    from slots
    inner join companies on slots.company_unique_id = companies.company_unique_id
    left join people on slots.person_unique_id = people.unique_id

)

select * from facts
