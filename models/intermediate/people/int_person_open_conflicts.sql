with decisions as (

    select * from {{ ref('int_person_match_decisions') }}
    where decision != 'auto_merge'

),

clusters as (

    select * from {{ ref('int_person_clusters') }}

),

slot_candidates as (

    select * from {{ ref('int_slot_candidates') }}

),

rules as (

    select * from {{ ref('match_rules') }}
    where entity = 'person'

),

doubts as (

    select
        least(older.surviving_ordinal, newer.surviving_ordinal) as primary_ordinal,
        greatest(older.surviving_ordinal, newer.surviving_ordinal) as duplicate_ordinal,
        decisions.match_rule
    from decisions
    inner join clusters as older on decisions.older_ordinal = older.ordinal
    inner join clusters as newer on decisions.newer_ordinal = newer.ordinal
    where older.surviving_ordinal != newer.surviving_ordinal

),

-- here the primary is the slot's holder, whoever is older
slot_losers as (

    select
        holder.ordinal as primary_ordinal,
        loser.ordinal as duplicate_ordinal,
        'slot_conflict' as match_rule
    from slot_candidates as holder
    inner join slot_candidates as loser
        on holder.company_unique_id = loser.company_unique_id
        and holder.slot_type = loser.slot_type
        and holder.candidate_rank = 1
        and loser.candidate_rank > 1

),

conflicts as (

    select * from doubts
    union all
    select * from slot_losers

),

ranked as (

    select
        conflicts.primary_ordinal,
        conflicts.duplicate_ordinal,
        rules.match_rule,
        rules.conflict_type,
        rules.decision,
        row_number() over (
            partition by
                least(conflicts.primary_ordinal, conflicts.duplicate_ordinal),
                greatest(conflicts.primary_ordinal, conflicts.duplicate_ordinal)
            order by rules.rule_order
        ) as conflict_rank
    from conflicts
    inner join rules on conflicts.match_rule = rules.match_rule

),

open_conflicts as (

    select
        primary_ordinal,
        duplicate_ordinal,
        match_rule,
        conflict_type,
        decision
    from ranked
    where conflict_rank = 1

)

select * from open_conflicts
