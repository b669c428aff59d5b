{% macro estimate_match_weights(entity, rounds=15, record_count=1500) -%}
{%- set compared_by = {
    'person': ['first_name', 'last_name', 'middle_name', 'generation', 'email', 'linkedin', 'phone', 'employer', 'title'],
    'company': ['name', 'domain', 'linkedin', 'phone', 'location'],
}[entity] -%}
{%- set records = ref('int_' ~ entity ~ '_match_records') -%}
with chance_pairs as (

    {{ chance_pairs(records, record_count) }}

),

chance_comparisons as (

    {% if entity == 'person' -%}
    {{ person_comparisons('chance_pairs', records, ref('int_person_nickname_pairs')) }}
    {%- else -%}
    {{ company_comparisons('chance_pairs', records) }}
    {%- endif %}

),

patterns as (

    {{ outcome_patterns(
        chance_comparisons='chance_comparisons',
        comparisons=ref('int_' ~ entity ~ '_pair_comparisons'),
        block_pairs=ref('int_' ~ entity ~ '_block_pairs'),
        entity=entity,
        compared_by=compared_by
    ) }}

),

-- one row for each pattern and comparison, where both values are known
outcomes as (

    select
        patterns.pattern_id,
        patterns.met_by,
        patterns.pair_count,
        outcomes.comparison,
        outcomes.level
    from patterns
    cross join
        lateral (
            values
            {% for comparison in compared_by %}('{{ comparison }}', patterns.{{ comparison }}){{ ', ' if not loop.last }}{% endfor %}
        ) as outcomes (comparison, level)
    where outcomes.level is not null

),

weights as (

    select * from {{ ref('match_weights') }} where entity = '{{ entity }}'

),

levels as (

    select
        comparison,
        level,
        count(*) over (partition by comparison) as level_count,
        -- a weight set by hand says what the rates cannot: it is taken as it is
        case when match_rate is null then weight * ln(2) end as log_ratio_by_hand
    from weights

),

population as (

    select
        count(*) as record_count,
        greatest(cast(count(*) as double precision) * (count(*) - 1) / 2, 2) as all_pairs
    from {{ records }}

),

-- how often random pairs have each outcome; one pair is added, so that none is impossible
chances as (

    select
        levels.comparison,
        levels.level,
        levels.level_count,
        levels.log_ratio_by_hand,
        1 + coalesce(sum(outcomes.pair_count), 0) as chance_count
    from levels
    left join outcomes
        on levels.comparison = outcomes.comparison
        and levels.level = outcomes.level
        and outcomes.met_by = 'chance'
    group by levels.comparison, levels.level, levels.level_count, levels.log_ratio_by_hand

),

-- the start says no more than that two records of one tend to agree
rates_0 as (

    select
        comparison,
        level,
        coalesce(
            log_ratio_by_hand,
            ln(case when level = 'different' then 0.1 else 0.9 / (level_count - 1) end)
            - ln(chance_count / sum(chance_count) over (partition by comparison))
        ) as log_ratio
    from chances

),

priors_0 as (

    select distinct
        outcomes.met_by,
        case when outcomes.met_by in ('chance', 'candidate') then -ln(population.record_count) else 0 end as log_odds
    from outcomes
    cross join population

),

{{ match_rates(rounds) }},

estimated as (

    select
        comparison,
        level,
        candidate_count as match_pairs,
        chance_count - 1 as chance_pairs,
        match_rate,
        chance_rate
    from rates_{{ rounds }}
    union all
    select
        'base_weight' as comparison,
        null as level,
        exp(priors.log_odds) * population.all_pairs as match_pairs,
        null as chance_pairs,
        null as match_rate,
        null as chance_rate
    from priors_{{ rounds }} as priors
    cross join population
    where priors.met_by = 'candidate'

),

compared as (

    select
        '{{ entity }}' as entity,
        estimated.comparison,
        estimated.level,
        estimated.match_pairs,
        estimated.chance_pairs,
        estimated.match_rate,
        estimated.chance_rate,
        case
            when estimated.comparison = 'base_weight' then ln(2 * estimated.match_pairs / population.record_count)
            when weights.is_frequency_adjusted then ln(estimated.match_rate)
            else ln(estimated.match_rate / estimated.chance_rate)
        end / ln(2) as weight,
        coalesce(weights.weight, settings.base_weight) as seed_weight,
        weights.match_rate as seed_match_rate,
        weights.chance_rate as seed_chance_rate,
        weights.is_frequency_adjusted
    from estimated
    cross join population
    left join weights
        on estimated.comparison = weights.comparison and estimated.level = weights.level
    left join {{ ref('match_settings') }} as settings
        on estimated.comparison = 'base_weight'
        and settings.entity = '{{ entity }}'

)

select * from compared
{%- endmacro %}
