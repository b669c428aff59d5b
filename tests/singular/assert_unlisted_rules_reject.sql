-- a rule that is in a check but not in the seed must not let the row pass; a rejected row is kept as it was
with judged as (

    select
        cases.reason_codes,
        '{}' as raw_record
    from (
        values
        (cast(null as text)),
        ('linkedin_url_missing'),
        ('linkedin_url_missing, phone_missing'),
        ('no_such_rule'),
        ('linkedin_url_missing, no_such_rule'),
        ('full_name_missing, linkedin_url_missing')
    ) as cases (reason_codes)

),

checked as (

    {{ rule_verdicts('intake.people_raw_intake', []) }}

)

select * from checked
where is_rejected != (coalesce(reason_codes, '') like '%no_such%' or coalesce(reason_codes, '') like '%full_name%')
    or is_rejected != (raw_record is not null)
