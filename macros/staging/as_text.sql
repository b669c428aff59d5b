{% macro as_text(column) -%}
    {#- Most cells are tidy: only what has other than printable ASCII, two spaces in a row or one at an end is gone through. What is not seen (soft hyphen, zero-width space, direction marks, word joiner, byte-order mark) and the kinds of spaces are spelt out, as engines class them differently. -#}
    {%- set text = "cast(" ~ column ~ " as text)" -%}
    {%- set unseen = '\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff' -%}
    {%- set spaces = ' [:cntrl:]\u0080-\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000' -%}
    case
        when {{ regexp_like(text, "'[^ -~]|  |^ | $|^$'") }}
            then nullif(trim({{ regexp_replace_all(regexp_replace_all(text, '[' ~ unseen ~ ']+'), '[' ~ spaces ~ ']+', ' ') }}), '')
        else {{ text }}
    end as {{ column }}
{%- endmacro %}
