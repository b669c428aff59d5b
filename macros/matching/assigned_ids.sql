{% macro assigned_ids(clusters, identities, restored) -%}
with records as (

    select
        identities.ordinal,
        identities.intake_id as own_key,
        clusters.surviving_ordinal as cluster_ordinal
    from {{ identities }} as identities
    inner join {{ clusters }} as clusters on identities.ordinal = clusters.ordinal

),

-- what each record was last assigned: the key its standing ID was minted for
standing as (

    {% if is_incremental() -%}
    select
        ordinal,
        id_key,
        founder_ordinal,
        id_number,
        keys_founded
    from {{ this }}
    {%- else -%}
    select
        cast(null as bigint) as ordinal,
        cast(null as text) as id_key,
        cast(null as bigint) as founder_ordinal,
        cast(null as integer) as id_number,
        cast(null as integer) as keys_founded
    where 1 = 0
    {%- endif %}

),

-- a record that the latest decision sends off under its former ID claims that one
restored as (

    select ordinal from {{ restored }}

),

claims as (

    select
        records.ordinal,
        records.own_key,
        records.cluster_ordinal,
        coalesce(standing.keys_founded, 1) as keys_founded,
        case when restored.ordinal is null then coalesce(standing.id_key, records.own_key) else records.own_key end as id_key,
        case when restored.ordinal is null then coalesce(standing.founder_ordinal, records.ordinal) else records.ordinal end as founder_ordinal,
        case when restored.ordinal is null then coalesce(standing.id_number, 1) else 1 end as id_number
    from records
    left join standing on records.ordinal = standing.ordinal
    left join restored on records.ordinal = restored.ordinal

),

-- an ID whose founding record has moved on to another one was given up: a record that comes back cannot revive it
held as (

    select claims.*
    from claims
    left join standing as founders on claims.founder_ordinal = founders.ordinal
    left join restored as restored_founders on claims.founder_ordinal = restored_founders.ordinal
    where (restored_founders.ordinal is not null and claims.id_number = 1)
        or (restored_founders.ordinal is null and coalesce(founders.id_key, claims.id_key) = claims.id_key)

),

-- if a cluster fell apart, its ID stays with the part that has the founding record, failing that the oldest
ranked_parts as (

    select
        id_key,
        founder_ordinal,
        id_number,
        cluster_ordinal,
        row_number() over (
            partition by id_key
            order by max(case when ordinal = founder_ordinal then 1 else 0 end) desc, min(ordinal)
        ) as part_rank
    from held
    group by id_key, founder_ordinal, id_number, cluster_ordinal

),

-- if clusters merged, the oldest ID stays
ranked_ids as (

    select
        cluster_ordinal,
        id_key,
        founder_ordinal,
        id_number,
        row_number() over (partition by cluster_ordinal order by founder_ordinal, id_number) as age_rank
    from ranked_parts
    where part_rank = 1

),

assigned as (

    select
        claims.ordinal,
        coalesce(ids.id_key, founders.own_key || '#' || cast(founders.keys_founded + 1 as text)) as id_key,
        coalesce(ids.founder_ordinal, founders.ordinal) as founder_ordinal,
        cast(coalesce(ids.id_number, founders.keys_founded + 1) as integer) as id_number,
        cast(case
            when ids.id_key is null and claims.ordinal = claims.cluster_ordinal then claims.keys_founded + 1
            else claims.keys_founded
        end as integer) as keys_founded
    from claims
    inner join claims as founders on claims.cluster_ordinal = founders.ordinal
    left join ranked_ids as ids
        on claims.cluster_ordinal = ids.cluster_ordinal
        and ids.age_rank = 1

),

-- who has left the intake follows its ID: to its founding record, failing that to the part that holds it
followers as (

    select
        standing.ordinal,
        heirs.id_key,
        heirs.founder_ordinal,
        heirs.id_number,
        standing.keys_founded
    from standing
    left join records on standing.ordinal = records.ordinal
    left join records as founders on standing.founder_ordinal = founders.ordinal
    left join ranked_parts as parts
        on standing.id_key = parts.id_key
        and parts.part_rank = 1
    inner join assigned as heirs on coalesce(founders.cluster_ordinal, parts.cluster_ordinal) = heirs.ordinal
    where records.ordinal is null

),

latest as (

    select * from assigned
    union all
    select * from followers

),

changed as (

    select latest.*
    from latest
    left join standing
        on latest.ordinal = standing.ordinal
        and latest.id_key = standing.id_key
        and latest.keys_founded = standing.keys_founded
    where standing.ordinal is null

)

select * from changed
{%- endmacro %}
