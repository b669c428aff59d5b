with companies as (

    select * from {{ ref('company_master') }}

),

fit_points as (

    select * from {{ ref('scoring_fit_points') }}

),

slots as (

    select
        company_unique_id,
        sum(case when is_filled then 1 else 0 end) as filled_slots
    from {{ ref('company_slots') }}
    group by company_unique_id

),

attributes as (

    select
        company_unique_id,
        'employee_count' as attribute,
        employee_count as attribute_value
    from companies
    union all
    select
        company_unique_id,
        'has_industry' as attribute,
        case when industry is null then 0 else 1 end as attribute_value
    from companies
    union all
    select
        company_unique_id,
        'has_website' as attribute,
        case when website is null then 0 else 1 end as attribute_value
    from companies
    union all
    select
        company_unique_id,
        'filled_slots' as attribute,
        filled_slots as attribute_value
    from slots

),

fits as (

    select
        companies.company_unique_id,
        cast(coalesce(sum(fit_points.points), 0) as integer) as fit_score
    from companies
    left join attributes on companies.company_unique_id = attributes.company_unique_id
    left join fit_points
        on attributes.attribute = fit_points.attribute
        and attributes.attribute_value >= fit_points.from_value
        and (attributes.attribute_value <= fit_points.to_value or fit_points.to_value is null)
    group by companies.company_unique_id

),

graded as (

    select
        fits.*,
        row_number() over (partition by fits.company_unique_id order by grades.from_points desc) as grade_rank,
        grades.fit_grade
    from fits
    inner join {{ ref('scoring_fit_grades') }} as grades on fits.fit_score >= grades.from_points

)

select
    company_unique_id,
    fit_score,
    fit_grade
from graded
where grade_rank = 1
