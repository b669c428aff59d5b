-- Every JSON column holds valid JSON or nothing.
{% set json_columns = [
    ('pipeline_events', 'event_id', 'payload'),
    ('bit_signal', 'signal_id', 'signal_data'),
    ('bit_company_score', 'score_id', 'signal_breakdown'),
    ('bit_contact_score', 'score_id', 'activity_breakdown'),
    ('people_resolution_queue', 'resolution_id', 'weight_breakdown'),
    ('rejected_records', 'rejected_record_id', 'raw_record'),
] -%}

{% for model, key, column in json_columns -%}
    select
        '{{ model }}.{{ column }}' as json_column,
        {{ key }} as row_key
    from {{ ref(model) }}
    where {{ column }} is not null
        and not {{ is_valid_json(column) }}
    {% if not loop.last %}union all{% endif %}
{% endfor %}
