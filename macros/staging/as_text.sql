{% macro as_text(column) -%}
    {#- chr(): no-break, en, em, thin, narrow no-break and ideographic space become a space; zero-width space and byte-order mark vanish. Control characters are spelt out, as engines class them differently. -#}
    nullif(trim({{ regexp_replace_all(
        "translate(cast(" ~ column ~ " as text), "
        ~ "chr(160) || chr(8194) || chr(8195) || chr(8201) || chr(8239) || chr(12288) || chr(8203) || chr(65279), '      ')",
        '[ [:cntrl:]\u0080-\u009f\u2028\u2029]+', ' '
    ) }}), '') as {{ column }}
{%- endmacro %}
