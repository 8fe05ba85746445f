SELECT state, situation, count(*) FROM person_state GROUP BY state, situation ORDER BY count(*) DESC
