with field_values as (

    select * from {{ ref('int_person_field_values') }}

),

jobs as (

    select
        enrichment_id,
        coalesce(agent_name, '(unknown)') as vendor,
        status
    from {{ ref('contact_enrichment') }}

),

lookups as (

    select
        vendor,
        cast(count(case when status in ('completed', 'failed') then 1 end) as integer) as lookups
    from jobs
    group by 1

),

-- an upload of the same moment comes first: it cost nothing
ranked as (

    select
        field_values.*,
        row_number() over (
            partition by person_unique_id, field_name
            order by observed_at nulls last, observed_in desc, {{ binary_order('observation_id') }}
        ) as place_in_field,
        row_number() over (
            partition by person_unique_id, field_name, field_value
            order by observed_at nulls last, observed_in desc, {{ binary_order('observation_id') }}
        ) as place_in_value,
        count(*) over (partition by person_unique_id, field_name, field_value) as times_supplied
    from field_values

),

supplied as (

    select
        jobs.vendor,
        fields.field_name,
        cast(count(*) as integer) as values_supplied,
        cast(count(case when ranked.place_in_field = 1 then 1 end) as integer) as fields_first_filled,
        cast(count(case when ranked.place_in_value = 1 then 1 end) as integer) as values_first_supplied,
        cast(count(case when ranked.times_supplied > 1 then 1 end) as integer) as values_others_have
    from ranked
    inner join jobs on ranked.observation_id = jobs.enrichment_id
    cross join lateral (values ('all'), (ranked.field_name)) as fields (field_name)
    where ranked.observed_in = 'enrichment'
    group by 1, 2

),

yields as (

    select
        supplied.vendor || '/' || supplied.field_name as vendor_yield_id,
        supplied.vendor,
        supplied.field_name,
        coalesce(lookups.lookups, 0) as lookups,
        supplied.values_supplied,
        supplied.fields_first_filled,
        supplied.values_first_supplied,
        supplied.values_others_have,
        {{ unit_cost('supplied.values_first_supplied', 'lookups.lookups') }} as new_values_per_lookup,
        {{ share('supplied.values_others_have', 'supplied.values_supplied') }} as overlap_rate
    from supplied
    left join lookups on supplied.vendor = lookups.vendor

)

select * from yields
