{{ contested_links(
    components=ref('int_person_components'),
    links=ref('int_person_links'),
    contested=ref('int_person_contested_components'),
    entity='person'
) }}
