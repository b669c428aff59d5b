{% macro heal_foreign_keys() %}
    {{- return(adapter.dispatch('heal_foreign_keys')()) -}}
{% endmacro %}

{% macro default__heal_foreign_keys() -%}
{%- endmacro %}

{#- Rebuilding a parent drops the keys of its children silently; here they are put back, or the run fails and says why. -#}
{% macro postgres__heal_foreign_keys() -%}
    {%- if execute and flags.WHICH in ['run', 'build'] -%}
        {%- for child in graph.nodes.values() if child.resource_type == 'model' and child.config.materialized in ['table', 'incremental'] -%}
            {%- for key in child.constraints if key.type == 'foreign_key' -%}
                {%- do heal_foreign_key(child, key) -%}
            {%- endfor -%}
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}
