{% macro email_key(column) -%}
    {#- Gmail ignores dots in the mailbox and has two names; elsewhere the clean address is the key. -#}
    case
        when split_part({{ column }}, '@', 2) in ('gmail.com', 'googlemail.com')
            then replace(split_part({{ column }}, '@', 1), '.', '') || '@gmail.com'
        else {{ column }}
    end
{%- endmacro %}
