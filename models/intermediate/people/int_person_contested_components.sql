{{ contested_components(
    components=ref('int_person_components'),
    links=ref('int_person_links'),
    kept_apart=ref('int_person_kept_apart')
) }}
