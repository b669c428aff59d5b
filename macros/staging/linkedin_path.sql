{% macro linkedin_path(column, kinds) -%}
    {#- 'linkedin.com/in/slug' of any spelling of the address; search pages (/pub/dir/) are nobody's profile. -#}
    case
        when lower({{ column }}) not like '%linkedin.com/pub/dir/%'
            then {{ regexp_first('lower(' ~ column ~ ')', 'linkedin[.]com/(' ~ kinds ~ ')/[^/?#, ]+') }}
    end
{%- endmacro %}
