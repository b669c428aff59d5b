with companies as (

    select company_unique_id from {{ ref('company_master') }}

),

slot_types as (

    select * from {{ ref('slot_types') }}

),

id_ranges as (

    select * from {{ ref('int_barton_id_ranges') }}
    where entity = 'slot'

),

company_ordinals as (

    select
        company_unique_id,
        ordinal
    from {{ ref('company_identity_map') }}

),

holders as (

    select * from {{ ref('int_slot_candidates') }}
    where candidate_rank = 1

),

refreshes as (

    select * from {{ ref('int_person_refreshes') }}

),

-- three slots a company for ever: slot k of company n is number 3 (n - 1) + k
numbered as (

    select
        companies.company_unique_id,
        slot_types.slot_type,
        (company_ordinals.ordinal - 1) * 3 + slot_types.slot_position as ordinal
    from companies
    inner join company_ordinals on companies.company_unique_id = company_ordinals.company_unique_id
    cross join slot_types

),

slots as (

    select
        {{ barton_id_from_ordinal('id_ranges', 'numbered.ordinal', 'slot') }} as slot_unique_id,
        numbered.company_unique_id,
        holders.person_unique_id,
        numbered.slot_type,
        holders.person_unique_id is not null as is_filled,
        holders.title as holder_title,
        holders.confidence as title_confidence,
        holders.first_seen_at as filled_at,
        refreshes.last_refreshed_at
    from numbered
    left join
        id_ranges
        on numbered.ordinal between id_ranges.first_ordinal and id_ranges.last_ordinal
    left join holders
        on numbered.company_unique_id = holders.company_unique_id
        and numbered.slot_type = holders.slot_type
    left join refreshes on holders.person_unique_id = refreshes.person_unique_id

)

select * from slots
