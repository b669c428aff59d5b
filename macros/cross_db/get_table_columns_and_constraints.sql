{#-
    dbt's own macro of this name, overridden for one reason: foreign keys with their cascade rules.
    dbt ignores `expression` beside `to`, and DuckDB cannot rebuild a table that a foreign key points at;
    so Postgres gets the whole clause and the other engines rely on the relationships tests.
-#}
{% macro default__get_table_columns_and_constraints() -%}
    {%- set keys = model['constraints'] | selectattr('type', 'equalto', 'foreign_key') | list -%}
    {%- set others = model['constraints'] | rejectattr('type', 'equalto', 'foreign_key') | list -%}
    {%- set parts = adapter.render_raw_columns_constraints(raw_columns=model['columns'])
        + adapter.render_raw_model_constraints(raw_constraints=others)
        + adapter.dispatch('enforced_foreign_keys')(keys) -%}
    ({{ parts | join(', ') }})
{%- endmacro %}

{% macro default__enforced_foreign_keys(keys) %}
    {{- return([]) -}}
{% endmacro %}

{% macro postgres__enforced_foreign_keys(keys) %}
    {%- set clauses = [] -%}
    {#- in one order everywhere: each key locks its parent, and two models that lock the same two the other way round wait forever -#}
    {%- for key in keys | sort(attribute='to') -%}
        {%- do clauses.append(foreign_key_clause(model.alias, key, key.to)) -%}
    {%- endfor -%}
    {{- return(clauses) -}}
{% endmacro %}
