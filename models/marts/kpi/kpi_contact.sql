with people as (

    select * from {{ ref('people_master') }}

),

-- a person holds at most one slot, so this join cannot fan out
slots as (

    select * from {{ ref('company_slots') }}
    where is_filled

),

scores as (

    select * from {{ ref('bit_contact_score') }}

),

companies as (

    select * from {{ ref('bit_company_score') }}

),

identity_map as (

    select * from {{ ref('person_identity_map') }}

),

open_pairs as (

    select
        resolution_id,
        person_unique_id_primary,
        person_unique_id_duplicate
    from {{ ref('people_resolution_queue') }}
    where resolution_status = 'pending_review'

),

-- a pair names two people: each has the case once
open_cases as (

    select
        identity_map.surviving_person_unique_id as person_unique_id,
        cast(count(distinct open_pairs.resolution_id) as integer) as open_cases
    from open_pairs
    inner join identity_map
        on identity_map.person_unique_id in (open_pairs.person_unique_id_primary, open_pairs.person_unique_id_duplicate)
    group by 1

),

facts as (

    select
        people.unique_id as person_unique_id,
        people.company_unique_id,
        slots.slot_type,
        people.source,
        people.email_status,
        slots.person_unique_id is not null as is_in_slot,
        people.email is not null as has_email,
        people.email_verified_at is not null as is_email_checked,
        people.is_email_verified,
        coalesce(
            people.is_email_verified
            and people.email_verified_at < {{ as_of_end() }}
            and cast(people.email_verified_at as date) >= {{ as_of_date() }} - {{ kpi_threshold('verified_days') }},
            false
        ) as is_verified_90d,
        people.email is not null
        and coalesce(
            {{ as_of_date() }} - cast(people.email_verified_at as date) > {{ kpi_threshold('recheck_days') }}, true
        ) as is_check_due,
        people.is_enriched,
        coalesce(
            {{ as_of_date() }} - cast(people.updated_at as date) > {{ kpi_threshold('stale_days') }}, true
        ) as is_stale,
        scores.score_tier,
        scores.signals_7d > 0 as is_engaged_7d,
        scores.is_suppressed or coalesce(companies.is_suppressed, false) as is_suppressed,
        coalesce(open_cases.open_cases, 0) as open_cases,
        people.created_at,
        people.email_verified_at,
        people.enriched_at,
        people.updated_at
    from people
    inner join scores on people.unique_id = scores.person_unique_id
    left join slots on people.unique_id = slots.person_unique_id
    left join companies on people.company_unique_id = companies.company_unique_id
    left join open_cases on people.unique_id = open_cases.person_unique_id

)

select
    facts.*,
    is_in_slot and is_verified_90d and not is_suppressed as is_outreach_ready
from facts
