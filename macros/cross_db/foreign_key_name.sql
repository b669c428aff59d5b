{% macro foreign_key_name(model_alias, key) -%}
    {#- Postgres keeps 63 characters of a name. -#}
    {{- return(('fk_' ~ model_alias ~ '__' ~ key.columns | join('_'))[:63]) -}}
{%- endmacro %}
