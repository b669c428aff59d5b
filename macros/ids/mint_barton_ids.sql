{% macro mint_barton_ids(entity, requests, source_key, claimed_id='cast(null as text)') -%}
with requests as (

    select
        {{ source_key }} as source_key,
        {{ claimed_id }} as claimed_id,
        mint_order
    from {{ requests }}

),

id_ranges as (

    select * from {{ ref('int_barton_id_ranges') }}

),

ledger as (

    {% if is_incremental() -%}
    select
        source_key,
        ordinal,
        barton_id
    from {{ this }}
    {%- else -%}
    select
        cast(null as text) as source_key,
        cast(null as bigint) as ordinal,
        cast(null as text) as barton_id
    where 1 = 0
    {%- endif %}

),

watermark as (

    select coalesce(max(ordinal), 0) as last_ordinal from ledger

),

new_requests as (

    select requests.*
    from requests
    left join ledger on requests.source_key = ledger.source_key
    where ledger.source_key is null

),

-- what each claimed ID is: whose range it lies in, at which ordinal, and who asked first
claims as (

    select
        new_requests.source_key,
        new_requests.claimed_id,
        new_requests.mint_order,
        claim_range.entity as range_entity,
        claim_range.first_ordinal,
        ({{ parse_barton_id('new_requests.claimed_id', 'block') }} - claim_range.first_block) * 1000
        + {{ parse_barton_id('new_requests.claimed_id', 'suffix') }} as range_position,
        row_number() over (
            partition by new_requests.claimed_id
            order by new_requests.mint_order
        ) as claim_rank
    from new_requests
    left join id_ranges as claim_range
        on {{ parse_barton_id('new_requests.claimed_id', 'prefix') }} = claim_range.prefix
        and {{ parse_barton_id('new_requests.claimed_id', 'block') }} between claim_range.first_block and claim_range.last_block

),

judged as (

    select
        claims.source_key,
        claims.claimed_id,
        claims.mint_order,
        claims.first_ordinal + claims.range_position - 1 as range_ordinal,
        case
            when claims.claimed_id is null then 'none'
            when not {{ is_barton_id('claims.claimed_id') }} or claims.range_position = 0 then 'malformed'
            when claims.range_entity != '{{ entity }}' then 'other_entity'
            {% if first_split_ordinal(entity) -%}
            when claims.first_ordinal + claims.range_position - 1 >= {{ first_split_ordinal(entity) }}
                then 'other_entity'
            {% endif -%}
            when id_holder.source_key is not null or ordinal_holder.source_key is not null then 'already_held'
            when claims.claim_rank > 1 then 'already_held'
            else 'adopted'
        end as claim_status
    from claims
    left join ledger as id_holder on claims.claimed_id = id_holder.barton_id
    left join ledger as ordinal_holder
        on case when claims.range_entity = '{{ entity }}' then claims.first_ordinal + claims.range_position - 1 end
        = ordinal_holder.ordinal

),

-- a row without a claim inside our own range takes the ordinal after the highest one used before it
counted as (

    select
        judged.*,
        case when claim_status = 'adopted' then range_ordinal end as claimed_ordinal,
        sum(case when claim_status = 'adopted' and range_ordinal is not null then 0 else 1 end) over (
            order by mint_order rows between unbounded preceding and current row
        ) as rows_counted
    from judged

),

numbered as (

    select
        counted.*,
        cast(rows_counted + greatest(
            watermark.last_ordinal,
            coalesce(max(claimed_ordinal - rows_counted) over (
                order by mint_order rows between unbounded preceding and current row
            ), 0)
        ) as bigint) as running_ordinal
    from counted
    cross join watermark

),

-- a claim on an ordinal that an earlier row of this very batch was given cannot stand: it is numbered last
settled as (

    select
        numbered.*,
        earlier.source_key is not null as is_displaced
    from numbered
    left join numbered as earlier
        on numbered.claimed_ordinal = earlier.running_ordinal
        and earlier.claimed_ordinal is null

),

assigned as (

    select
        source_key,
        claimed_id,
        case when is_displaced then 'already_held' else claim_status end as claim_status,
        cast(case
            when is_displaced
                then max(running_ordinal) over () + row_number() over (partition by is_displaced order by mint_order)
            else coalesce(claimed_ordinal, running_ordinal)
        end as bigint) as ordinal
    from settled

),

minted as (

    select
        assigned.source_key,
        assigned.ordinal,
        assigned.claim_status,
        '{{ entity }}' as entity,
        case
            when assigned.claim_status = 'adopted' then assigned.claimed_id
            else {{ barton_id_from_ordinal('id_ranges', 'assigned.ordinal', entity) }}
        end as barton_id,
        {{ as_of_date() }} as minted_on,
        '{{ raw_data_mode() }}' as minted_from
    from assigned
    left join id_ranges
        on id_ranges.entity = '{{ entity }}'
        and assigned.ordinal between id_ranges.first_ordinal and id_ranges.last_ordinal

)

select * from minted
{%- endmacro %}
