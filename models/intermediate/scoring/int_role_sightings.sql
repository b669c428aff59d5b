with holders as (

    select
        slot_unique_id || '/' || person_unique_id as sighting_id,
        slot_unique_id,
        company_unique_id,
        person_unique_id,
        slot_type,
        cast(coalesce(filled_at, {{ as_of_end() }} - interval '1' day) as date) as first_day
    from {{ ref('company_slots') }}
    where is_filled

),

earlier as (

    {% if is_incremental() -%}
        select
            sighting_id,
            first_day,
            last_day
        from {{ this }}
    {%- else -%}
        select
            sighting_id,
            first_day,
            first_day as last_day
        from holders
        where 1 = 0
    {%- endif %}

),

sightings as (

    select
        holders.sighting_id,
        holders.slot_unique_id,
        holders.company_unique_id,
        holders.person_unique_id,
        holders.slot_type,
        least(holders.first_day, earlier.first_day) as first_day,
        greatest({{ as_of_date() }}, earlier.last_day) as last_day
    from holders
    left join earlier on holders.sighting_id = earlier.sighting_id

)

select * from sightings
