{% macro valid_json(column) -%}
    {#- Broken JSON is kept, wrapped: {"unparsed": "the text as it came"}. -#}
    case
        when {{ column }} is null or {{ is_valid_json(column) }} then {{ column }}
        else {{ json_object({'unparsed': column}) }}
    end
{%- endmacro %}
