{% macro check_ledger() -%}
    {%- if execute and flags.WHICH in ['run', 'build'] -%}
        {%- for name in ['int_company_id_ledger', 'int_person_id_ledger'] -%}
            {%- set node = graph.nodes['model.' ~ project_name ~ '.' ~ name] -%}
            {%- set ledger = adapter.get_relation(node.database, node.schema, node.alias) -%}
            {%- if ledger -%}
                {%- set others = run_query("select count(*) from " ~ ledger ~ " where minted_from != '" ~ raw_data_mode() ~ "'").columns[0].values()[0] -%}
                {%- if others > 0 -%}
                    {%- do exceptions.raise_compiler_error(
                        node.schema ~ '.' ~ node.alias ~ " holds " ~ others ~ " Barton IDs that were not minted from the " ~ raw_data_mode()
                        ~ ": sample and real data need databases of their own"
                    ) -%}
                {%- endif -%}
            {%- endif -%}
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}
