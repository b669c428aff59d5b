with identities as (

    select * from {{ ref('int_company_identities') }}

),

identity_map as (

    select
        company_unique_id,
        surviving_company_unique_id
    from {{ ref('company_identity_map') }}

),

source_priorities as (

    select
        source,
        priority
    from {{ ref('source_priorities') }}

),

field_values as (

    select
        identity_map.surviving_company_unique_id as company_unique_id,
        fields.field_name,
        fields.field_value,
        fields.quality,
        source_priorities.priority,
        identities.uploaded_at as observed_at,
        identities.ordinal
    from identities
    inner join identity_map on identities.company_unique_id = identity_map.company_unique_id
    left join source_priorities on identities.source = source_priorities.source
    cross join
        lateral (
            values
            ('company_name', identities.company_name, {{ name_quality('identities.company_name') }}),
            ('industry', identities.industry, 0),
            (
                'employee_count',
                case when identities.employee_count > 0 then cast(identities.employee_count as text) end,
                0
            ),
            ('revenue', case when identities.revenue >= 0 then cast(identities.revenue as text) end, 0),
            ('website', identities.website, 0),
            ('linkedin_url', identities.linkedin_url, 0),
            ('phone', identities.phone, 0),
            ('address', identities.address, 0),
            ('city', identities.city, 0),
            ('state', identities.state, 0),
            ('postal_code', identities.postal_code, 0)
        ) as fields (field_name, field_value, quality)
    where fields.field_value is not null

),

ranked as (

    select
        field_values.*,
        row_number() over (
            partition by company_unique_id, field_name
            order by quality asc, coalesce(priority, 999), observed_at desc nulls last, ordinal asc
        ) as survivor_rank
    from field_values

)

select * from ranked
