{% macro kpi_threshold(threshold) -%}
    (select thresholds.threshold_value from {{ ref('kpi_thresholds') }} as thresholds where thresholds.threshold = '{{ threshold }}')
{%- endmacro %}
