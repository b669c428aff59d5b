{% macro reporting_periods(happened_on) -%}
    lateral (
        values
        ('day', {{ happened_on }}, {{ happened_on }} <= {{ as_of_date() }}),
        ('month', cast(date_trunc('month', {{ happened_on }}) as date), {{ happened_on }} <= {{ as_of_date() }}),
        {% for days in [7, 30, 90] -%}
            (
                'last_{{ days }}_days',
                {{ as_of_date() }} - {{ days - 1 }},
                {{ happened_on }} between {{ as_of_date() }} - {{ days - 1 }} and {{ as_of_date() }}
            ),
        {% endfor -%}
        ('undated', cast(null as date), {{ happened_on }} is null)
    )
{%- endmacro %}
