with cases as (

    select
        cases.case_key,
        weights.*
    from {{ ref('int_resolution_cases') }} as cases
    inner join {{ ref('int_person_match_weights') }} as weights
        on cases.older_ordinal = weights.older_ordinal
        and cases.newer_ordinal = weights.newer_ordinal

),

evidence as (

    {{ match_evidence(
        cases='cases',
        entity='person',
        comparisons=['first_name', 'last_name', 'middle_name', 'generation', 'email', 'linkedin', 'phone', 'employer', 'title']
    ) | indent(4) }}

)

select * from evidence
