with weights as (

    select * from {{ ref('int_person_match_weights') }}

),

-- what people decided wins
hand_decisions as (

    select
        older_ordinal,
        newer_ordinal,
        decision as hand_decision
    from {{ ref('int_person_decided_pairs') }}
    where standing = 'applied'

),

settings as (

    select * from {{ ref('match_settings') }}
    where entity = 'person'

),

accounts as (

    select
        weights.*,
        coalesce(email = 'exact' or linkedin = 'exact', false) as has_same_account
    from weights

),

judged as (

    select
        weights.*,
        hand_decisions.hand_decision,
        -- one mailbox or profile has one owner, whatever middle name or second mailbox a source knows
        case
            when weights.kept_apart_by not in ('middle_name', 'email') or not weights.has_same_account
                then weights.kept_apart_by
        end as veto,
        weights.first_name = 'different' as has_other_first_name,
        coalesce(weights.last_name = 'different', false) as has_other_last_name,
        settings.auto_merge_weight,
        settings.review_weight
    from accounts as weights
    cross join settings
    left join hand_decisions
        on weights.older_ordinal = hand_decisions.older_ordinal
        and weights.newer_ordinal = hand_decisions.newer_ordinal

),

-- the first name for a case that holds; seeds/reference/conflict_types.csv says what each means and asks for
typed as (

    select
        judged.*,
        case
            when has_other_first_name and has_other_last_name then 'shared_identifier'
            when generation = 'different' then 'household'
            when linkedin = 'different' and not has_other_first_name then 'linkedin_conflict'
            when email in ('numbered', 'initialed', 'same_domain') and not has_other_first_name then 'email_conflict'
            when has_other_first_name and not has_same_account then 'household'
            when has_other_last_name then 'surname_change'
            when employer = 'different' then 'employer_change'
            when first_name != 'exact' or last_name != 'exact' then 'name_variant'
            else 'same_person'
        end as conflict_type
    from judged

),

decided as (

    select
        older_ordinal,
        newer_ordinal,
        match_weight,
        conflict_type,
        has_same_account,
        case
            when hand_decision = 'merge' then null
            when hand_decision = 'keep_apart' then 'decision'
            else veto
        end as kept_apart_by,
        case
            when hand_decision is not null then hand_decision
            when conflict_type = 'shared_identifier' then 'reject'
            when veto = 'email' then 'reject'
            when match_weight < review_weight then 'reject'
            -- of a hundred families and colleagues with little else in common, two are one person
            when conflict_type = 'household' and match_weight < auto_merge_weight then 'reject'
            when match_weight < auto_merge_weight then 'review'
            when veto is not null or conflict_type = 'household' then 'review'
            else 'auto_merge'
        end as decision
    from typed

)

select * from decided
