{% macro seconds_between(started_at, ended_at) %}
    {{- return(adapter.dispatch('seconds_between')(started_at, ended_at)) -}}
{% endmacro %}

{% macro default__seconds_between(started_at, ended_at) -%}
    {#- The whole interval in seconds: its minutes part alone would wrap at 60. -#}
    cast(floor(extract(epoch from ({{ ended_at }} - {{ started_at }}))) as bigint)
{%- endmacro %}

{% macro spark__seconds_between(started_at, ended_at) -%}
    (unix_timestamp({{ ended_at }}) - unix_timestamp({{ started_at }}))
{%- endmacro %}
