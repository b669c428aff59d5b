{% macro foreign_key_clause(model_alias, key, parent) -%}
    constraint {{ ('fk_' ~ model_alias ~ '__' ~ key.columns | join('_'))[:63] }}
    foreign key ({{ key.columns | join(', ') }})
    references {{ parent }} ({{ key.to_columns | join(', ') }})
    {{ key.expression or 'on update cascade' }} deferrable initially immediate
{%- endmacro %}
