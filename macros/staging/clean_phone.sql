{% macro clean_phone(column) -%}
    {#- Digits left of an extension; ten digits, or eleven with a leading 1, are North American (+1); others need + or 00. -#}
    {%- set dialled = regexp_replace_all('lower(' ~ column ~ ')', ' *(ext|x|#).*$', '') -%}
    {%- set digits = regexp_replace_all(dialled, '[^0-9]+', '') -%}
    case
        when {{ column }} like '+%' and length({{ digits }}) between 8 and 15 then '+' || {{ digits }}
        when {{ digits }} like '00%' and length({{ digits }}) between 10 and 17 then '+' || substr({{ digits }}, 3)
        when length({{ digits }}) = 10 and {{ digits }} not like '0%' then '+1' || {{ digits }}
        when length({{ digits }}) = 11 and {{ digits }} like '1%' then '+' || {{ digits }}
    end
{%- endmacro %}
