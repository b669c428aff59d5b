{% macro is_same_place(one, other) -%}
    {#- 5 Main St is in many towns: another state, or another town with another postal code, is another house. -#}
    coalesce({{ one }}.state = {{ other }}.state, true)
    and (
        coalesce({{ one }}.city = {{ other }}.city, true)
        or coalesce({{ one }}.postal_code = {{ other }}.postal_code, true)
    )
{%- endmacro %}
