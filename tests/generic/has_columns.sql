{% test has_columns(model, columns) %}
    {#- The source's contract at the door: every column that staging reads is there. Rows of bad data are staging's business. -#}
    {%- set present = adapter.get_columns_in_relation(model) | map(attribute='name') | map('lower') | list -%}
    {%- for column in columns if column not in present %}
    select '{{ column }}' as missing_column
    union all
    {%- endfor %}
    select 'none' as missing_column where 1 = 0
{% endtest %}
