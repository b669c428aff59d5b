{% macro as_text(column) -%}
    {#- chr(): no-break, en, em, thin, narrow no-break and ideographic space become a space; zero-width space and byte-order mark vanish. -#}
    nullif(trim({{ regexp_replace_all(
        "translate(cast(" ~ column ~ " as text), "
        ~ "chr(160) || chr(8194) || chr(8195) || chr(8201) || chr(8239) || chr(12288) || chr(8203) || chr(65279), '      ')",
        '[ [:cntrl:]]+', ' '
    ) }}), '') as {{ column }}
{%- endmacro %}
