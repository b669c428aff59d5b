{% set columns = [
    'row_id', 'decision_id', 'copy_number', 'one_id', 'other_id', 'entity', 'decision', 'departing_id',
    'reason', 'decided_by', 'decided_at', 'given_entity', 'given_decision', 'given_departing_id',
    'given_decided_at',
] -%}

with decisions as (

    select * from {{ ref('stg_marketing__match_decisions') }}

),

judged as (

    select
        decisions.*,
        {{ broken_rule_codes([
            ['decision_id_missing', 'decision_id is null'],
            ['decision_id_duplicate', 'decision_id is not null and copy_number > 1'],
            ['entity_unknown', 'entity is null'],
            ['decision_unknown', 'decision is null'],
            ['departing_id_unknown', 'departing_id is null'],
            ['one_id_malformed', 'not coalesce(' ~ is_barton_id('one_id') ~ ', false)'],
            ['other_id_malformed', 'not coalesce(' ~ is_barton_id('other_id') ~ ', false)'],
            ['ids_equal', 'one_id = other_id'],
            ['decided_at_missing', 'given_decided_at is null'],
            ['decided_at_invalid', 'given_decided_at is not null and decided_at is null'],
            ['decided_by_missing', 'decided_by is null'],
            ['reason_missing', 'reason is null'],
        ]) }} as reason_codes
    from decisions

),

checked as (

    {{ rule_verdicts('marketing.match_decisions', columns) }}

)

select * from checked
