{% macro unit_test_rows(rows, types, about) %}
    {%- set given = [] -%}
    {%- for row in rows -%}
        {%- for name in row if name not in given -%}
            {%- do given.append(name) -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- set texts = [] -%}
    {%- for name in given -%}
        {%- if name not in types -%}
            {{ exceptions.raise_compiler_error("unit test: " ~ about ~ " has no column " ~ name ~ "; it has " ~ types | join(", ")) }}
        {%- elif "char" in types[name] | lower or types[name] | lower == "text" -%}
            {%- do texts.append(name) -%}
        {%- endif -%}
    {%- endfor -%}

    select
    {%- for name, type in types.items() %}
        cast({{ "given." ~ name if name in given else "null" }} as {{ type }}) as {{ name }}{{ "," if not loop.last }}
    {%- endfor %}
    {%- if given %}
    from (
        values
        {%- for row in rows %}
        (
            {%- for name in given -%}
                {%- set value = row[name] -%}
                {%- if value is undefined or value is none or (value == "" and name not in texts) -%} null
                {%- else -%} '{{ value | string | replace("'", "''") }}'
                {%- endif -%}
                {{ ", " if not loop.last }}
            {%- endfor -%}
        ){{ "," if not loop.last }}
        {%- endfor %}
    ) as given ({{ given | join(", ") }})
    {%- else %}
    limit {{ rows | length }}
    {%- endif %}
{% endmacro %}
