{% macro promotion_outcome(is_rejected, identity_status) -%}
    case
        when {{ is_rejected }} then 'rejected'
        when {{ identity_status }} = 'merged' then 'merged'
        else 'promoted'
    end
{%- endmacro %}
