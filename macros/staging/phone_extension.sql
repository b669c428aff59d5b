{% macro phone_extension(column) -%}
    {#- '304-555-0123 ext. 12', 'x12' and '#12': the digits behind the mark that clean_phone() cuts at. -#}
    {{ regexp_first(regexp_first('lower(' ~ column ~ ')', '(ext|x|#)[^0-9]*[0-9]{1,6}$'), '[0-9]+$') }}
{%- endmacro %}
