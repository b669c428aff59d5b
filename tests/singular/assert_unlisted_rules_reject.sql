-- a rule that somebody wrote into a check and forgot in the seed must not let the row pass
with judged as (

    select cases.reason_codes
    from (
        values
        ('linkedin_url_missing'),
        ('linkedin_url_missing, phone_missing'),
        ('no_such_rule'),
        ('linkedin_url_missing, no_such_rule'),
        ('full_name_missing, linkedin_url_missing')
    ) as cases (reason_codes)

),

verdicts as (

    {{ rule_verdicts('intake.people_raw_intake') }}

)

select
    judged.reason_codes,
    verdicts.is_rejected
from judged
left join verdicts on judged.reason_codes = verdicts.reason_codes
where verdicts.is_rejected is null
    or verdicts.is_rejected != (judged.reason_codes like '%no_such%' or judged.reason_codes like '%full_name%')
