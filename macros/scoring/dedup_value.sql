{% macro dedup_value(dedup_key, signal_data) -%}
    {#- Path expressions are constants on every engine, so each key that bit_signal_types may name stands here once. -#}
    case {{ dedup_key }}
        {%- for key in ['page', 'url', 'post', 'job_id', 'campaign', 'link', 'asset', 'form'] %}
        when '{{ key }}' then {{ json_value(signal_data, key) }}
        {%- endfor %}
    end
{%- endmacro %}
