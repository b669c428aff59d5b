{% macro own_domain(column) -%}
    {#- The domain of a web address, unless it is a placeholder or a host where everybody has pages. -#}
    {%- set domain = clean_domain(column) -%}
    case
        when not exists (
            select 1
            from {{ ref('shared_web_domains') }} as shared
            where {{ domain }} = shared.domain or {{ domain }} like '%.' || shared.domain
        ) then {{ unless_placeholder(domain, 'domain') }}
    end
{%- endmacro %}
