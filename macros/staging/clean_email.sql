{% macro clean_email(column) -%}
    {#- The first whole address in the cell, lower case; a plus tag reaches the same mailbox and is cut. -#}
    {{ regexp_replace_all(
        regexp_first(
            'lower(' ~ column ~ ')',
            "(^|[ ,;:<>()\"''=/|])[a-z0-9][a-z0-9._%+&''-]*@[a-z0-9-]+([.][a-z0-9-]+)*[.][a-z]{2,}"
        ),
        '^[^a-z0-9]|[+][^@]*'
    ) }}
{%- endmacro %}
