{% macro edit_distance(one, other) %}
    {{- return(adapter.dispatch('edit_distance')(one, other)) -}}
{% endmacro %}

{% macro default__edit_distance(one, other) -%}
    {#- Engines count bytes or characters, so texts beyond ASCII are as far apart as they are long. -#}
    case
        when bit_length({{ one }}) = 8 * length({{ one }}) and bit_length({{ other }}) = 8 * length({{ other }})
            then levenshtein(left({{ one }}, 255), left({{ other }}, 255))
        else greatest(length({{ one }}), length({{ other }}))
    end
{%- endmacro %}
