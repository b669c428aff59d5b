-- once scored, a day stays on the list: late signals may still correct it
select
    {{ as_of_date() }} as score_day,
    model_version as current_version,
    '{{ raw_data_mode() }}' as scored_from
from {{ ref('scoring_models') }}
where is_current
