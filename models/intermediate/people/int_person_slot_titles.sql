with employments as (

    select * from {{ ref('int_person_employments') }}
    where company_unique_id is not null
        and title is not null

),

patterns as (

    select * from {{ ref('slot_title_patterns') }}

),

titles as (

    select distinct
        title,
        {{ plain_words('title') }} as title_words
    from employments

),

matched as (

    select
        titles.title,
        patterns.slot_type,
        patterns.confidence,
        patterns.rule_order,
        row_number() over (partition by titles.title order by patterns.rule_order) as pattern_rank
    from titles
    inner join patterns on {{ regexp_like('titles.title_words', 'patterns.title_pattern') }}

),

slot_titles as (

    select
        employments.person_unique_id,
        employments.company_unique_id,
        employments.title,
        employments.first_seen_at,
        matched.slot_type,
        matched.confidence,
        matched.rule_order
    from employments
    inner join matched on employments.title = matched.title
    where matched.pattern_rank = 1
        and matched.slot_type != 'none'

)

select * from slot_titles
