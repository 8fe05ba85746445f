DELETE FROM comparison WHERE side = :side
