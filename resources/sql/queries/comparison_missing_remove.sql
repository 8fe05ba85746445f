DELETE FROM comparison_missing WHERE side = :side
