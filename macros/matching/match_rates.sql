{% macro match_rates(rounds) -%}
{% for round in range(1, rounds + 1) -%}
-- round {{ round }}: how likely each pattern's pairs are one, by the rates so far; then the rates that follow from it
judged_{{ round }} as (

    select
        outcomes.pattern_id,
        outcomes.met_by,
        outcomes.pair_count,
        1 / (1 + exp(-(priors.log_odds + sum(rates.log_ratio)))) as match_share
    from outcomes
    inner join rates_{{ round - 1 }} as rates
        on outcomes.comparison = rates.comparison
        and outcomes.level = rates.level
    inner join priors_{{ round - 1 }} as priors on outcomes.met_by = priors.met_by
    group by outcomes.pattern_id, outcomes.met_by, outcomes.pair_count, priors.log_odds

),

priors_{{ round }} as (

    select
        met_by,
        ln(match_count / (all_count - match_count)) as log_odds
    from (
        select
            met_by,
            0.5 + sum(pair_count * match_share) as match_count,
            1 + sum(pair_count) as all_count
        from judged_{{ round }}
        where met_by not in ('chance', 'candidate')
        group by met_by
        union all
        select
            kinds.met_by,
            0.5 + sum(judged.pair_count * judged.match_share) as match_count,
            max(population.all_pairs) as all_count
        from judged_{{ round }} as judged
        cross join population
        cross join (values ('chance'), ('candidate')) as kinds (met_by)
        where judged.met_by = 'candidate'
        group by kinds.met_by
    ) as counts

),

counts_{{ round }} as (

    select
        levels.comparison,
        levels.level,
        levels.log_ratio_by_hand,
        1 + coalesce(sum(case when outcomes.met_by not in ('chance', 'candidate') then judged.pair_count * judged.match_share end), 0)
            as match_count,
        1 + coalesce(sum(case when outcomes.met_by = 'chance' then judged.pair_count * (1 - judged.match_share) end), 0)
            as chance_count,
        coalesce(sum(case when outcomes.met_by = 'candidate' then judged.pair_count * judged.match_share end), 0)
            as candidate_count
    from levels
    left join outcomes
        on levels.comparison = outcomes.comparison
        and levels.level = outcomes.level
    left join judged_{{ round }} as judged on outcomes.pattern_id = judged.pattern_id
    group by levels.comparison, levels.level, levels.log_ratio_by_hand

),

shares_{{ round }} as (

    select
        counts_{{ round }}.*,
        match_count / sum(match_count) over (partition by comparison) as match_rate,
        chance_count / sum(chance_count) over (partition by comparison) as chance_rate
    from counts_{{ round }}

),

rates_{{ round }} as (

    select
        shares_{{ round }}.*,
        coalesce(log_ratio_by_hand, ln(match_rate / chance_rate)) as log_ratio
    from shares_{{ round }}

){{ ',' if not loop.last }}

{% endfor -%}
{%- endmacro %}
