{% macro is_typo(one, other) -%}
    {#- One letter off (a name may lose its initial), or two off in a longer text: two neighbours swapped, two slips. Digits tell people apart. -#}
    (
        least(length({{ one }}), length({{ other }})) >= 4
        and {{ edit_distance(one, other) }} <= case
            when left({{ one }}, 1) = left({{ other }}, 1)
                and (length({{ one }}) = length({{ other }}) and length({{ one }}) >= 5
                    or greatest(length({{ one }}), length({{ other }})) >= 9)
                then 2
            else 1
        end
        and {{ without_digits(one) }} != {{ without_digits(other) }}
    )
{%- endmacro %}
