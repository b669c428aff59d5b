{% macro foreign_key_clause(model_alias, key, parent) -%}
    constraint {{ foreign_key_name(model_alias, key) }}
    foreign key ({{ key.columns | join(', ') }})
    references {{ parent }} ({{ key.to_columns | join(', ') }})
    {{ key.expression or 'on update cascade' }} deferrable initially immediate
{%- endmacro %}
