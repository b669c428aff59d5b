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

broken_rules as (

    select
        signals.row_id,
        rules.rule_code
    from signals
    left join sound on signals.row_id = sound.row_id
    cross join
        lateral (
            values
            ('signal_id_missing', signals.signal_id is null),
            ('signal_id_duplicate', signals.signal_id is not null and signals.copy_number > 1),
            ('company_missing', signals.given_company_id is null),
            ('company_unknown', signals.given_company_id is not null and signals.company_unique_id is null),
            ('signal_type_missing', signals.signal_type is null),
            ('signal_type_unknown', signals.signal_type is not null and signals.signal_channel is null),
            ('signal_strength_invalid', signals.given_signal_strength is not null and signals.signal_strength is null),
            (
                'signal_strength_out_of_range',
                signals.signal_strength not between signals.lowest_strength and signals.highest_strength
            ),
            ('detected_at_invalid', signals.given_detected_at is not null and signals.detected_at is null),
            ('detected_at_missing', signals.given_detected_at is null),
            ('detected_in_future', signals.detected_at >= {{ as_of_end() }}),
            ('ingested_after_known_at', {{ not_yet_known('signals.ingested_at') }}),
            ('signal_repeated', sound.days_since_last_seen < signals.dedup_days),
            ('person_unknown', signals.given_person_id is not null and signals.person_unique_id is null),
            ('signal_data_invalid', signals.signal_data != signals.given_signal_data),
            ('ingested_at_invalid', signals.given_ingested_at is not null and signals.is_ingested_at_unread)
        ) as rules (rule_code, is_broken)
    where rules.is_broken

),

verdicts as (

    {{ rule_verdicts('bit.bit_signal') }}

),

checked as (

    select
        signals.*,
        coalesce(verdicts.is_rejected, false) as is_rejected,
        verdicts.reason_codes,
        {{ row_fingerprint(["'company'", 'signals.company_unique_id', 'signals.signal_type']) }} as company_series,
        case
            when signals.person_unique_id is not null
                then {{ row_fingerprint(["'person'", 'signals.person_unique_id', 'signals.signal_type']) }}
        end as person_series,
        {{ row_fingerprint([
            'signals.signal_id', 'signals.company_unique_id', 'signals.person_unique_id', 'signals.signal_type',
            'signals.detected_at', 'signals.ingested_at', 'signals.strength',
        ]) }} as fingerprint
    from signals
    left join verdicts on signals.row_id = verdicts.row_id

)

select * from checked
