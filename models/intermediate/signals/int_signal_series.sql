with signals as (

    select
        person_unique_id,
        signal_type,
        company_series,
        person_series,
        cast(detected_at as date) as signal_date,
        fingerprint
    from {{ ref('int_signals_checked') }}
    where not is_rejected

),

-- the end of a role counts only once it is over: while somebody holds it, no run changes the past
roles as (

    select
        people.surviving_person_unique_id as person_unique_id,
        {{ row_fingerprint([
            'companies.surviving_company_unique_id', 'sightings.slot_type', 'sightings.first_day',
            'case when sightings.last_day < ' ~ as_of_date() ~ ' then sightings.last_day end',
        ]) }} as fingerprint
    from {{ ref('int_role_sightings') }} as sightings
    inner join {{ ref('person_identity_map') }} as people on sightings.person_unique_id = people.person_unique_id
    inner join {{ ref('company_identity_map') }} as companies
        on sightings.company_unique_id = companies.company_unique_id

),

objections as (

    select
        subject_id as person_unique_id,
        {{ row_fingerprint(['reason', 'suppressed_from']) }} as fingerprint
    from {{ ref('int_suppressions') }}
    where reason = 'opted_out'

),

circumstances as (

    select * from roles
    union all
    select * from objections

),

-- the company's points depend on its signals and on the circumstances of who gave them, a person's on the own signals
evidence as (

    select
        company_series as series_key,
        max(signal_type) as signal_type,
        min(signal_date) as first_day,
        sum(fingerprint) as fingerprint
    from signals
    group by company_series
    union all
    select
        person_series as series_key,
        max(signal_type) as signal_type,
        min(signal_date) as first_day,
        sum(fingerprint) as fingerprint
    from signals
    where person_series is not null
    group by person_series
    union all
    select
        signals.company_series as series_key,
        max(signals.signal_type) as signal_type,
        min(signals.signal_date) as first_day,
        sum(circumstances.fingerprint) as fingerprint
    from signals
    inner join circumstances on signals.person_unique_id = circumstances.person_unique_id
    group by signals.company_series

),

series as (

    select
        series_key,
        max(signal_type) as signal_type,
        min(first_day) as first_day,
        cast(sum(fingerprint) as decimal(38, 0)) as fingerprint
    from evidence
    group by series_key

)

select * from series
