{% macro as_text(column) -%}
    {#- chr(): zero-width space and byte-order mark. Control characters and kinds of spaces are spelt out, as engines class them differently; a single plain space is none of them, so that most cells need no change. -#}
    {%- set other_spaces = '[:cntrl:]\u0080-\u00a0\u2002\u2003\u2009\u2028\u2029\u202f\u3000' -%}
    nullif(trim({{ regexp_replace_all(
        "replace(replace(cast(" ~ column ~ " as text), chr(8203), ''), chr(65279), '')",
        '[ ' ~ other_spaces ~ ']{2,}|[' ~ other_spaces ~ ']', ' '
    ) }}), '') as {{ column }}
{%- endmacro %}
