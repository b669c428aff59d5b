with decisions as (

    select * from {{ ref('stg_marketing__match_decisions') }}

),

broken_rules as (

    select
        decisions.row_id,
        rules.rule_code
    from decisions
    cross join
        lateral (
            values
            ('decision_id_missing', decisions.decision_id is null),
            ('decision_id_duplicate', decisions.decision_id is not null and decisions.copy_number > 1),
            ('entity_unknown', decisions.entity is null),
            ('decision_unknown', decisions.decision is null),
            ('one_id_malformed', not coalesce({{ is_barton_id('decisions.one_id') }}, false)),
            ('other_id_malformed', not coalesce({{ is_barton_id('decisions.other_id') }}, false)),
            ('ids_equal', decisions.one_id = decisions.other_id),
            ('decided_at_missing', decisions.given_decided_at is null),
            ('decided_at_invalid', decisions.given_decided_at is not null and decisions.decided_at is null),
            ('decided_by_missing', decisions.decided_by is null),
            ('reason_missing', decisions.reason is null)
        ) as rules (rule_code, is_broken)
    where rules.is_broken

),

verdicts as (

    {{ rule_verdicts('marketing.match_decisions') }}

),

checked as (

    select
        decisions.*,
        coalesce(verdicts.is_rejected, false) as is_rejected,
        verdicts.reason_codes
    from decisions
    left join verdicts on decisions.row_id = verdicts.row_id

)

select * from checked
