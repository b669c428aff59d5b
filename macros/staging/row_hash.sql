{% macro row_hash(columns) -%}
    {#- chr(30) stands for NULL and chr(31) ends every part, so that no two rows share a text. -#}
    md5(
        {%- for column in columns %}
        coalesce({{ column }}, chr(30)) || chr(31){{ ' ||' if not loop.last }}
        {%- endfor %}
    )
{%- endmacro %}
