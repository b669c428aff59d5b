{% macro forget_stale(source, keys) -%}
    {#- A hook before an incremental model appends: what the rows were made from is gone or has changed. -#}
    {%- if is_incremental() -%}
    delete from {{ this }}
    where not exists (
        select 1
        from {{ source }} as source
        where {% for key in keys %}source.{{ key }} = {{ this.identifier }}.{{ key }}{{ ' and ' if not loop.last }}{% endfor %}
    )
    {%- endif -%}
{%- endmacro %}
