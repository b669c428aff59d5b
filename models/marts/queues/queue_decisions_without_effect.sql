with decisions as (

    select * from {{ ref('match_decisions') }}
    where standing in ('contradictory', 'unknown_id', 'record_gone')

),

conflict_types as (

    select * from {{ ref('conflict_types') }}
    where conflict_type = 'decision_contradiction'

),

queue as (

    select
        decisions.decision_id,
        decisions.entity,
        conflict_types.priority,
        case
            when decisions.standing = 'contradictory' then conflict_types.meaning
            when decisions.standing = 'record_gone'
                then 'A record that one of its IDs was minted for has left the intake'
            else 'One of its IDs was never minted'
        end as reason,
        case
            when decisions.standing = 'contradictory' then conflict_types.suggested_action
            when decisions.standing = 'record_gone' then 'Decide anew about the IDs of today, or withdraw the decision'
            else 'Correct the ID, or withdraw the decision'
        end as suggested_action,
        decisions.decision,
        decisions.one_id,
        decisions.other_id,
        decisions.decided_by,
        cast(decisions.decided_at as date) as since
    from decisions
    inner join conflict_types on decisions.entity = conflict_types.entity

)

select * from queue
