with accepted as (

    select * from {{ ref('int_pipeline_errors_checked') }}
    where not is_rejected

),

-- a source that already writes Barton IDs keeps them; any other key gets one
keyed as (

    select
        source_error_id,
        case when {{ is_barton_id('source_error_id') }} then source_error_id end
            as claimed_error_id,
        {{ mint_order('created_at', "cast('' as text)", 'source_error_id') }} as mint_order
    from accepted

)

select * from keyed
