{% macro days_between(first_day, last_day) %}
    {{- return(adapter.dispatch('days_between')(first_day, last_day)) -}}
{% endmacro %}

{#- dbt.datediff goes by way of timestamps, which is slow where ages are worked out by the million. -#}
{% macro default__days_between(first_day, last_day) -%}
    ({{ last_day }} - {{ first_day }})
{%- endmacro %}

{% macro spark__days_between(first_day, last_day) -%}
    datediff({{ last_day }}, {{ first_day }})
{%- endmacro %}
