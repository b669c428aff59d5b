-- the end of a role counts only once it is over: while somebody holds it, no run changes the past
with roles as (

    select
        people.surviving_person_unique_id as person_unique_id,
        {{ row_fingerprint([
            'people.surviving_person_unique_id', 'companies.surviving_company_unique_id', 'sightings.slot_type',
            'sightings.first_day', 'case when sightings.last_day < ' ~ as_of_date() ~ ' then sightings.last_day end',
        ]) }} as fingerprint
    from {{ ref('int_role_sightings') }} as sightings
    inner join {{ ref('person_identity_map') }} as people on sightings.person_unique_id = people.person_unique_id
    inner join {{ ref('company_identity_map') }} as companies
        on sightings.company_unique_id = companies.company_unique_id

),

objections as (

    select
        subject_id as person_unique_id,
        {{ row_fingerprint(['subject_id', 'suppressed_from']) }} as fingerprint
    from {{ ref('int_suppressions') }}
    where reason = 'opted_out'

),

circumstances as (

    select * from roles
    union all
    select * from objections

),

-- the company's points depend on its signals and on the circumstances of who gave them, a person's on the own signals
surroundings as (

    select
        signals.company_series as series_key,
        sum(circumstances.fingerprint) as fingerprint
    from {{ ref('int_signal_entries') }} as signals
    inner join circumstances on signals.person_unique_id = circumstances.person_unique_id
    group by signals.company_series

),

series as (

    select
        company_series as series_key,
        'company' as entity,
        any_value(company_unique_id) as subject_id,
        any_value(signal_type) as signal_type,
        min(signal_date) as first_day,
        sum(fingerprint) as fingerprint
    from {{ ref('int_signal_entries') }}
    group by company_series
    union all
    select
        person_series as series_key,
        'person' as entity,
        any_value(person_unique_id) as subject_id,
        any_value(signal_type) as signal_type,
        min(signal_date) as first_day,
        sum(fingerprint) as fingerprint
    from {{ ref('int_signal_entries') }}
    where person_series is not null
    group by person_series

)

select
    series.series_key,
    series.entity,
    series.subject_id,
    series.signal_type,
    series.first_day,
    cast(series.fingerprint + coalesce(surroundings.fingerprint, 0) as decimal(38, 0)) as fingerprint
from series
left join surroundings on series.series_key = surroundings.series_key
