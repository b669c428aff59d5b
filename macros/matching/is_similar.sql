{% macro is_similar(one, other, share_of_edits) -%}
    {{ edit_distance(one, other) }} <= {{ share_of_edits }} * greatest(length({{ one }}), length({{ other }}))
{%- endmacro %}
