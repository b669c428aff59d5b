-- Series are told apart by a number that is made from whom they count for and the type: no two may share one.
with series as (

    select
        company_series as series_key,
        company_unique_id as subject_id,
        signal_type
    from {{ ref('int_signal_entries') }}
    union
    select
        person_series as series_key,
        person_unique_id as subject_id,
        signal_type
    from {{ ref('int_signal_entries') }}
    where person_unique_id is not null

)

select
    series_key,
    count(*) as series_that_share_it
from series
group by series_key
having count(*) > 1
