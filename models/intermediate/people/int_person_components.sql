{{ connected_components(links=ref('int_person_links')) }}
