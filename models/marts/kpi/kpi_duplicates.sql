with people as (

    select unique_id from {{ ref('people_master') }}

),

cases as (

    select * from {{ ref('people_resolution_queue') }}

),

identity_map as (

    select
        person_unique_id,
        surviving_person_unique_id
    from {{ ref('person_identity_map') }}

),

conflict_types as (

    select distinct 'all' as conflict_type from people
    union
    select conflict_type from cases

),

cases_by_type as (

    select
        kinds.conflict_type,
        cases.resolution_id,
        cases.resolution_status,
        cases.resolved_at,
        cases.resolution_status = 'pending_review' as is_open,
        cast(cases.created_at as date) as opened_on,
        -- what matching merged was closed the moment it was found; of an open case this day says nothing
        cast(coalesce(cases.resolved_at, cases.created_at) as date) as closed_on
    from cases
    cross join lateral (values ('all'), (cases.conflict_type)) as kinds (conflict_type)

),

-- people, not pairs: someone in ten open pairs is one person
people_in_open_pairs as (

    select
        cases_by_type.conflict_type,
        count(distinct identity_map.surviving_person_unique_id) as people_in_open_pairs
    from cases_by_type
    inner join cases on cases_by_type.resolution_id = cases.resolution_id
    inner join identity_map
        on identity_map.person_unique_id in (cases.person_unique_id_primary, cases.person_unique_id_duplicate)
    where cases_by_type.is_open
    group by 1

),

totals as (

    select count(*) as people
    from people

),

counted as (

    select
        conflict_type,
        count(*) as cases,
        count(case when is_open then 1 end) as open_cases,
        count(case when resolution_status = 'auto_merged' then 1 end) as merged_automatically,
        count(resolved_at) as decided_by_people,
        count(case when opened_on between {{ as_of_date() }} - 6 and {{ as_of_date() }} then 1 end) as opened_7d,
        count(
            case when not is_open and closed_on between {{ as_of_date() }} - 6 and {{ as_of_date() }} then 1 end
        ) as closed_7d,
        {{ median('case when is_open then ' ~ as_of_date() ~ ' - opened_on end') }} as median_open_days,
        max(case when is_open then {{ as_of_date() }} - opened_on end) as oldest_open_days
    from cases_by_type
    group by 1

),

duplicates as (

    select
        conflict_types.conflict_type,
        cast(totals.people as integer) as people,
        cast(coalesce(people_in_open_pairs.people_in_open_pairs, 0) as integer) as people_in_open_pairs,
        {{ share('coalesce(people_in_open_pairs.people_in_open_pairs, 0)', 'totals.people') }} as duplicate_rate,
        cast(coalesce(counted.cases, 0) as integer) as cases,
        cast(coalesce(counted.open_cases, 0) as integer) as open_cases,
        cast(coalesce(counted.merged_automatically, 0) as integer) as merged_automatically,
        cast(coalesce(counted.decided_by_people, 0) as integer) as decided_by_people,
        cast(coalesce(counted.opened_7d, 0) as integer) as opened_7d,
        cast(coalesce(counted.closed_7d, 0) as integer) as closed_7d,
        counted.median_open_days,
        cast(counted.oldest_open_days as integer) as oldest_open_days
    from conflict_types
    cross join totals
    left join counted on conflict_types.conflict_type = counted.conflict_type
    left join people_in_open_pairs on conflict_types.conflict_type = people_in_open_pairs.conflict_type

)

select * from duplicates
