{% macro labels_after_rounds(members, hooks, rounds) -%}
    {#- A select: whoever hooks on in no round keeps the label of the start. -#}
    {%- set names = [] -%}
    {%- for round in range(1, rounds + 1) %}{% do names.append(hooks | replace('N', round)) %}{% endfor -%}
    select
        {{ members }}.ordinal,
        coalesce({% for name in names | reverse %}{{ name }}.parent, {% endfor %}{{ members }}.label) as label
    from {{ members }}
    {%- for name in names %}
    left join {{ name }} on {{ members ~ '.label' if loop.first else names[loop.index0 - 1] ~ '.parent' }} = {{ name }}.label
    {%- endfor %}
{%- endmacro %}
