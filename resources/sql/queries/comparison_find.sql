SELECT after, started_at, seen, before FROM comparison WHERE side = :side
