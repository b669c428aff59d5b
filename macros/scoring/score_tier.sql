{% macro score_tier(score) -%}
    {#- COLD below 25, WARM below 50, HOT below 75, BURNING from 75; without a signal there is no score. -#}
    case
        when {{ score }} is null then 'unscored'
        when {{ score }} < 25 then 'cold'
        when {{ score }} < 50 then 'warm'
        when {{ score }} < 75 then 'hot'
        else 'burning'
    end
{%- endmacro %}
