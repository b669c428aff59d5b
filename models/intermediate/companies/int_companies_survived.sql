{% set text_fields = [
    'company_name', 'industry', 'website', 'linkedin_url', 'phone',
    'address', 'city', 'state', 'postal_code',
] -%}

with field_values as (

    select * from {{ ref('int_company_field_values') }}
    where survivor_rank = 1

),

survived as (

    select
        company_unique_id,
        {% for field in text_fields -%}
            max(case when field_name = '{{ field }}' then field_value end) as {{ field }},
        {% endfor -%}
        cast(max(case when field_name = 'employee_count' then field_value end) as bigint)
            as employee_count,
        cast(max(case when field_name = 'revenue' then field_value end) as decimal(18, 2))
            as revenue
    from field_values
    group by 1

)

select * from survived
