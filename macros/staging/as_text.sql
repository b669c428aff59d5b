{% macro as_text(column) -%}
    {#- Most cells are tidy: only what has other than printable ASCII, two spaces in a row or one at an end is gone through. chr(): zero-width space and byte-order mark. Control characters and kinds of spaces are spelt out, as engines class them differently. -#}
    {%- set text = "cast(" ~ column ~ " as text)" -%}
    {%- set other_spaces = '[:cntrl:]\u0080-\u00a0\u2002\u2003\u2009\u2028\u2029\u202f\u3000' -%}
    case
        when {{ regexp_like(text, "'[^ -~]|  |^ | $|^$'") }}
            then nullif(trim({{ regexp_replace_all(
                "replace(replace(" ~ text ~ ", chr(8203), ''), chr(65279), '')",
                '[ ' ~ other_spaces ~ ']+', ' '
            ) }}), '')
        else {{ text }}
    end as {{ column }}
{%- endmacro %}
