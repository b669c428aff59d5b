-- once scored, a day stays on the list: late signals may still correct it
select
    {{ as_of_date() }} as score_day,
    '{{ raw_data_mode() }}' as scored_from
