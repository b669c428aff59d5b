{% macro heal_foreign_key(child, key) -%}
    {#- A node that this run did not compile still holds the text "ref('parent')"; a compiled one holds the relation's name. -#}
    {%- set wanted = modules.re.sub("^ref\\(['\"]|['\"]\\)$", '', key.to) -%}
    {%- set parents = graph.nodes.values() | selectattr('resource_type', 'equalto', 'model') | list -%}
    {%- set parent = (parents | selectattr('name', 'equalto', wanted) | list
        + parents | selectattr('relation_name', 'equalto', wanted) | list) | first -%}
    {%- set child_table = adapter.get_relation(child.database, child.schema, child.alias) -%}
    {%- set parent_table = adapter.get_relation(parent.database, parent.schema, parent.alias) -%}
    {%- if child_table and parent_table -%}
        {%- set in_place = run_query(
            "select 1 from pg_constraint where contype = 'f' and conname = '" ~ foreign_key_name(child.alias, key)
            ~ "' and conrelid = '" ~ child_table ~ "'::regclass and confrelid = '" ~ parent_table ~ "'::regclass"
        ) | length > 0 -%}
        {%- if not in_place -%}
            {%- set orphans = run_query(
                "select count(*) from " ~ child_table ~ " as child where child." ~ key.columns[0] ~ " is not null and not exists (select 1 from "
                ~ parent_table ~ " as parent where parent." ~ key.to_columns[0] ~ " = child." ~ key.columns[0] ~ ")"
            ).columns[0].values()[0] -%}
            {%- if orphans > 0 -%}
                {%- do exceptions.raise_compiler_error(
                    child.name ~ " holds " ~ orphans ~ " rows whose " ~ key.columns[0] ~ " is no longer in " ~ parent.name
                    ~ ": rebuild it too, `dbt run -s " ~ parent.name ~ "+`"
                ) -%}
            {%- endif -%}
            {%- do run_query("alter table " ~ child_table ~ " add " ~ foreign_key_clause(child.alias, key, parent_table)) -%}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}
