{% macro validation_status(is_rejected, reason_codes) -%}
    case
        when {{ is_rejected }} then 'rejected'
        when {{ reason_codes }} is not null then 'warned'
        else 'passed'
    end
{%- endmacro %}
