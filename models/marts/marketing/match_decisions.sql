with decisions as (

    select * from {{ ref('int_match_decisions_checked') }}
    where not is_rejected

),

-- what became of each: applied, or why not
standings as (

    select
        decision_id,
        standing
    from {{ ref('int_person_decided_pairs') }}
    union all
    select
        decision_id,
        standing
    from {{ ref('int_company_decided_pairs') }}

),

match_decisions as (

    select
        decisions.decision_id,
        decisions.entity,
        decisions.one_id,
        decisions.other_id,
        decisions.decision,
        decisions.departing_id,
        standings.standing,
        decisions.reason_codes as quality_flags,
        decisions.reason,
        decisions.decided_by,
        decisions.decided_at
    from decisions
    inner join standings on decisions.decision_id = standings.decision_id

)

select * from match_decisions
