SELECT count(*) FROM settlement WHERE basis = :basis AND complete
