{% macro linkedin_slug(column, kinds) -%}
    {{ regexp_replace_all(linkedin_path(column, kinds), '^.*/', '') }}
{%- endmacro %}
