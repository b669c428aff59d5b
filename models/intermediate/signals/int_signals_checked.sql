{% set columns = [
    'row_id', 'signal_id', 'copy_number', 'given_company_id', 'given_person_id', 'signal_type', 'signal_data',
    'source', 'signal_strength', 'detected_at', 'ingested_at', 'is_ingested_at_unread', 'given_signal_data',
    'given_signal_strength', 'given_detected_at', 'given_ingested_at', 'company_unique_id',
    'person_unique_id', 'signal_channel', 'lowest_strength', 'highest_strength', 'suppresses', 'dedup_days',
    'strength', 'dedup_value', 'days_since_last_seen',
] -%}

with raw_signals as (

    select * from {{ ref('stg_bit__bit_signal') }}

),

signals as (

    select
        raw_signals.*,
        companies.surviving_company_unique_id as company_unique_id,
        people.surviving_person_unique_id as person_unique_id,
        signal_types.signal_channel,
        signal_types.lowest_strength,
        signal_types.highest_strength,
        signal_types.suppresses,
        signal_types.dedup_days,
        cast(coalesce(raw_signals.signal_strength, signal_types.default_strength) as decimal(18, 2)) as strength,
        {{ dedup_value('signal_types.dedup_key', 'raw_signals.signal_data') }} as dedup_value
    from raw_signals
    left join {{ ref('company_identity_map') }} as companies
        on raw_signals.given_company_id = companies.company_unique_id
    left join {{ ref('person_identity_map') }} as people
        on raw_signals.given_person_id = people.person_unique_id
    left join {{ ref('bit_signal_types') }} as signal_types
        on raw_signals.signal_type = signal_types.signal_type

),

-- what is sound on its own can repeat another signal, and be repeated
sound as (

    select
        row_id,
        cast(detected_at as date) - lag(cast(detected_at as date)) over (
            partition by company_unique_id, person_unique_id, signal_type, dedup_value
            order by detected_at, {{ binary_order('signal_id') }}
        ) as days_since_last_seen
    from signals
    where signal_id is not null
        and copy_number = 1
        and company_unique_id is not null
        and signal_channel is not null
        and strength between lowest_strength and highest_strength
        and (given_signal_strength is null or signal_strength is not null)
        and detected_at < {{ as_of_end() }}
        and not coalesce({{ not_yet_known('ingested_at') }}, false)
        and dedup_value is not null

),

sighted as (

    select
        signals.*,
        sound.days_since_last_seen
    from signals
    left join sound on signals.row_id = sound.row_id

),

judged as (

    select
        sighted.*,
        {{ broken_rule_codes([
            ['signal_id_missing', 'signal_id is null'],
            ['signal_id_duplicate', 'signal_id is not null and copy_number > 1'],
            ['company_missing', 'given_company_id is null'],
            ['company_unknown', 'given_company_id is not null and company_unique_id is null'],
            ['signal_type_missing', 'signal_type is null'],
            ['signal_type_unknown', 'signal_type is not null and signal_channel is null'],
            ['signal_strength_invalid', 'given_signal_strength is not null and signal_strength is null'],
            ['signal_strength_out_of_range', 'signal_strength not between lowest_strength and highest_strength'],
            ['detected_at_invalid', 'given_detected_at is not null and detected_at is null'],
            ['detected_at_missing', 'given_detected_at is null'],
            ['detected_in_future', 'detected_at >= ' ~ as_of_end()],
            ['ingested_after_known_at', not_yet_known('ingested_at')],
            ['signal_repeated', 'days_since_last_seen < dedup_days'],
            ['person_unknown', 'given_person_id is not null and person_unique_id is null'],
            ['signal_data_invalid', 'signal_data != given_signal_data'],
            ['ingested_at_invalid', 'given_ingested_at is not null and is_ingested_at_unread'],
        ]) }} as reason_codes
    from sighted

),

checked as (

    {{ rule_verdicts('bit.bit_signal', columns) }}

),

keyed as (

    select
        checked.*,
        {{ row_fingerprint(["'company'", 'checked.company_unique_id', 'checked.signal_type']) }} as company_series,
        case
            when checked.person_unique_id is not null
                then {{ row_fingerprint(["'person'", 'checked.person_unique_id', 'checked.signal_type']) }}
        end as person_series,
        {{ row_fingerprint([
            'checked.signal_id', 'checked.company_unique_id', 'checked.person_unique_id', 'checked.signal_type',
            'checked.detected_at', 'checked.ingested_at', 'checked.strength',
        ]) }} as fingerprint
    from checked

)

select * from keyed
