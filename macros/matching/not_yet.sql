{% macro not_yet(source, keys) -%}
    {%- if is_incremental() -%}
    (
        select source.*
        from {{ source }} as source
        left join {{ this }} as known
            on {% for key in keys %}source.{{ key }} = known.{{ key }}{{ ' and ' if not loop.last }}{% endfor %}
        where known.{{ keys[0] }} is null
    )
    {%- else -%}
    {{ source }}
    {%- endif -%}
{%- endmacro %}
