SELECT subject FROM comparison_missing WHERE side = :side
