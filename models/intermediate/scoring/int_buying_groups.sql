with slots as (

    select * from {{ ref('company_slots') }}

),

-- whoever has opted out holds the slot, but can neither be reached nor is engaged
objections as (

    select subject_id from {{ ref('int_suppressions') }}
    where reason = 'opted_out'
        and suppressed_from <= {{ as_of_date() }}

),

people as (

    select
        people.unique_id,
        people.email_status,
        people.email_verified_at
    from {{ ref('people_master') }} as people
    left join objections on people.unique_id = objections.subject_id
    where objections.subject_id is null

),

-- engaged: an accepted signal in the 90 days up to the day of the score
engaged as (

    select distinct
        company_unique_id,
        person_unique_id
    from {{ ref('int_signal_entries') }}
    where signal_date > {{ as_of_date() }} - 90

),

buying_groups as (

    select
        slots.company_unique_id,
        cast(sum(case when slots.is_filled then 1 else 0 end) as integer) as slots_filled,
        cast(
            sum(
                case
                    when people.email_status = 'valid' and people.email_verified_at < {{ as_of_end() }} then 1 else 0
                end
            ) as integer
        ) as slots_verified,
        cast(count(engaged.person_unique_id) as integer) as slots_engaged,
        cast(count(*) as integer) as slots_required
    from slots
    left join people on slots.person_unique_id = people.unique_id
    left join engaged
        on slots.company_unique_id = engaged.company_unique_id
        and people.unique_id = engaged.person_unique_id
    group by slots.company_unique_id

)

select
    buying_groups.*,
    {{ divide_whole('slots_filled', 'slots_required', 4) }} as filled_coverage,
    {{ divide_whole('slots_verified', 'slots_required', 4) }} as verified_coverage,
    {{ divide_whole('slots_engaged', 'slots_required', 4) }} as engaged_coverage
from buying_groups
