{% macro clean_phone(column) -%}
    {#- E.164 of the digits left of an extension, without a '(0)'; ten digits, or eleven with a leading 1, are North American, whose area codes begin with 2 to 9; others need + or 00. -#}
    {%- set dialled = regexp_replace_all('lower(' ~ column ~ ')', '[(]0[)]| *(ext|x|#).*$') -%}
    {%- set digits = regexp_replace_all(dialled, '[^0-9]+') -%}
    case
        when {{ column }} like '+%' and {{ regexp_like(digits, "'^[1-9][0-9]{7,14}$'") }} then '+' || {{ digits }}
        when {{ regexp_like(digits, "'^00[1-9][0-9]{7,14}$'") }} then '+' || substr({{ digits }}, 3)
        when {{ regexp_like(digits, "'^[2-9][0-9]{9}$'") }} then '+1' || {{ digits }}
        when {{ regexp_like(digits, "'^1[2-9][0-9]{9}$'") }} then '+' || {{ digits }}
    end
{%- endmacro %}
