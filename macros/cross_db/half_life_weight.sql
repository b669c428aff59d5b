{% macro half_life_weight(age_days, half_life_days) %}
    {{- return(adapter.dispatch('half_life_weight')(age_days, half_life_days)) -}}
{% endmacro %}

{#- A double has 15 digits to spare for the 12 kept; assert_decay_weights_are_exact holds the result against exact sums. -#}
{% macro default__half_life_weight(age_days, half_life_days) -%}
    cast(power(cast(0.5 as double), cast({{ age_days }} as double) / {{ half_life_days }}) as decimal(13, 12))
{%- endmacro %}

{#- Postgres reads a double as 15 digits before it rounds to 12, which rounds twice; its own decimals do not. -#}
{% macro postgres__half_life_weight(age_days, half_life_days) -%}
    cast(power(cast(0.5 as decimal(30, 28)), cast({{ age_days }} as decimal(30, 20)) / {{ half_life_days }}) as decimal(13, 12))
{%- endmacro %}
