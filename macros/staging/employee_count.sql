{% macro employee_count(column) -%}
    {#- '1,200' is 1200, '1.200' or '5.000' nobody knows what; a range '51-200' is its midpoint; an open range '10,001+' counts half as much again (importer's rule). -#}
    {%- set bare = regexp_replace_all('lower(' ~ column ~ ')', '( employees|,)', '') -%}
    {%- set low = try_decimal(regexp_first(bare, '^[0-9]+'), 18, 0) -%}
    {%- set high = try_decimal(regexp_first(bare, '[0-9]+$'), 18, 0) -%}
    cast(case
        when {{ regexp_like(bare, "'^[0-9]{1,9} ?- ?[0-9]{1,9}$'") }} then floor((({{ low }}) + ({{ high }})) / 2)
        when {{ regexp_like(bare, "'^[0-9]{1,9}[+]$'") }} then floor(({{ low }}) * 1.5)
        when {{ regexp_like(bare, "'^-?[0-9]{1,9}([.]0{0,2})?$'") }} then {{ try_decimal(bare, 18, 0) }}
    end as bigint)
{%- endmacro %}
