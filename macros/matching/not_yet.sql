{% macro not_yet(source, keys) -%}
    {%- if is_incremental() -%}
    (
        select source.*
        from {{ source }} as source
        where not exists (
            select 1
            from {{ this }} as known
            where {% for key in keys %}source.{{ key }} = known.{{ key }}{{ ' and ' if not loop.last }}{% endfor %}
        )
    )
    {%- else -%}
    {{ source }}
    {%- endif -%}
{%- endmacro %}
