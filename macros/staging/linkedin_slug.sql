{% macro linkedin_slug(column, kinds) -%}
    {{ regexp_replace_all(linkedin_path(column, kinds), '^linkedin[.]com/[a-z]+/', '') }}
{%- endmacro %}
