{{ connected_components(links=ref('int_company_links')) }}
