with raw_signals as (

    select * from {{ ref('stg_bit__bit_signal') }}

),

signals as (

    select
        raw_signals.*,
        companies.surviving_company_unique_id as company_unique_id,
        people.surviving_person_unique_id as person_unique_id,
        signal_types.signal_channel,
        cast(coalesce(raw_signals.signal_strength, signal_types.default_strength) as decimal(18, 2)) as strength,
        signal_types.points_per_strength
    from raw_signals
    left join {{ ref('company_identity_map') }} as companies
        on raw_signals.given_company_id = companies.company_unique_id
    left join {{ ref('person_identity_map') }} as people
        on raw_signals.given_person_id = people.person_unique_id
    left join {{ ref('bit_signal_types') }} as signal_types
        on raw_signals.signal_type = signal_types.signal_type

),

broken_rules as (

    select
        signals.row_id,
        rules.rule_code
    from signals
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
            ('signal_strength_out_of_range', signals.signal_strength not between 1 and 10),
            ('detected_at_invalid', signals.given_detected_at is not null and signals.detected_at is null),
            ('detected_at_missing', signals.given_detected_at is null),
            ('detected_in_future', signals.detected_at >= {{ as_of_end() }}),
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
        verdicts.reason_codes
    from signals
    left join verdicts on signals.row_id = verdicts.row_id

)

select * from checked
