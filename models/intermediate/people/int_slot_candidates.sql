with slot_titles as (

    select * from {{ ref('int_person_slot_titles') }}

),

ordinals as (

    select
        person_unique_id,
        ordinal
    from {{ ref('person_identity_map') }}

),

verified as (

    select distinct person_unique_id
    from {{ ref('int_email_statuses') }}
    where email_status = 'valid'

),

-- the better title holds the slot, then the verified mailbox, then the older identity
candidates as (

    select
        slot_titles.*,
        ordinals.ordinal,
        row_number() over (
            partition by slot_titles.company_unique_id, slot_titles.slot_type
            order by
                slot_titles.confidence desc,
                case when verified.person_unique_id is null then 1 else 0 end,
                ordinals.ordinal asc
        ) as candidate_rank
    from slot_titles
    inner join ordinals on slot_titles.person_unique_id = ordinals.person_unique_id
    left join verified on slot_titles.person_unique_id = verified.person_unique_id

)

select * from candidates
