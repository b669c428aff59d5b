with pair_cases as (

    select * from {{ ref('int_person_pair_cases') }}
    where not is_one_person

),

slot_candidates as (

    select * from {{ ref('int_slot_candidates') }}

),

conflict_types as (

    select * from {{ ref('conflict_types') }}
    where entity = 'person'

),

identity_map as (

    select
        person_unique_id,
        ordinal
    from {{ ref('person_identity_map') }}

),

-- here the primary is the slot's holder, whoever is older
slot_losers as (

    select
        holder.person_unique_id as primary_person_id,
        loser.person_unique_id as duplicate_person_id,
        'slot_conflict' as conflict_type,
        'review' as decision,
        cast(null as decimal(6, 2)) as match_weight,
        cast(null as bigint) as older_ordinal,
        cast(null as bigint) as newer_ordinal
    from slot_candidates as holder
    inner join slot_candidates as loser
        on holder.company_unique_id = loser.company_unique_id
        and holder.slot_type = loser.slot_type
        and holder.candidate_rank = 1
        and loser.candidate_rank > 1

),

doubts as (

    select
        case
            when older.ordinal < newer.ordinal then older.person_unique_id
            else newer.person_unique_id
        end as primary_person_id,
        case
            when older.ordinal < newer.ordinal then newer.person_unique_id
            else older.person_unique_id
        end as duplicate_person_id,
        pair_cases.conflict_type,
        pair_cases.decision,
        pair_cases.match_weight,
        pair_cases.older_ordinal,
        pair_cases.newer_ordinal
    from pair_cases
    inner join identity_map as older on pair_cases.older_survivor_id = older.person_unique_id
    inner join identity_map as newer on pair_cases.newer_survivor_id = newer.person_unique_id

),

conflicts as (

    select * from doubts
    union all
    select * from slot_losers

),

-- two people are one case, whatever number of their records meet: what people decided first, then what presses most
ranked as (

    select
        conflicts.*,
        row_number() over (
            partition by
                least(conflicts.primary_person_id, conflicts.duplicate_person_id),
                greatest(conflicts.primary_person_id, conflicts.duplicate_person_id)
            order by
                case conflicts.decision when 'keep_apart' then 0 when 'reject' then 2 else 1 end asc,
                conflict_types.priority asc,
                conflicts.match_weight desc nulls last,
                conflicts.older_ordinal asc,
                conflicts.newer_ordinal asc
        ) as conflict_rank
    from conflicts
    inner join conflict_types on conflicts.conflict_type = conflict_types.conflict_type

),

open_conflicts as (

    select
        primary_person_id,
        duplicate_person_id,
        older_ordinal,
        newer_ordinal,
        decision,
        conflict_type
    from ranked
    where conflict_rank = 1

)

select * from open_conflicts
