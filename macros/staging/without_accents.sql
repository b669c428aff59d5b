{% macro without_accents(column) -%}
    {#- Most texts have one byte a letter and no accents: those that do not are few, and translate() is slow. -#}
    case
        when bit_length({{ column }}) = 8 * length({{ column }}) then lower({{ column }})
        else translate(lower({{ column }}), 'áàâäãåéèêëíìîïóòôöõøúùûüñçýÿ', 'aaaaaaeeeeiiiioooooouuuuncyy')
    end
{%- endmacro %}
