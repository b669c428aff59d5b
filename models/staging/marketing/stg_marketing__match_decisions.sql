{% set columns = [
    'decision_id', 'entity', 'one_id', 'other_id', 'decision', 'departing_id', 'reason', 'decided_by', 'decided_at',
] -%}

with source as (

    {{ tidy_rows(source('marketing', 'match_decisions'), columns) }}

),

cleaned as (

    select
        ---------- ids
        decision_id,
        {{ copy_number('decision_id', 'decided_at', columns) }} as copy_number,
        one_id,
        other_id,

        ---------- text
        {{ canonical_value('entity', 'match_entity') }} as entity,
        {{ canonical_value('decision', 'match_decision') }} as decision,
        case
            when departing_id is null then 'new'
            else {{ canonical_value('departing_id', 'departing_id') }}
        end as departing_id,
        reason,
        decided_by,

        ---------- timestamps
        {{ try_timestamp('decided_at') }} as decided_at,

        ---------- as given, for the rules that judge them
        entity as given_entity,
        decision as given_decision,
        departing_id as given_departing_id,
        decided_at as given_decided_at,
        raw_record
    from source

)

select
    coalesce(decision_id, '(blank)') || '#' || cast(copy_number as text) as row_id,
    cleaned.*
from cleaned
