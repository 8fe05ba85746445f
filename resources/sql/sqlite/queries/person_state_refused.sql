UPDATE person_state SET state = 'failing'
WHERE user_id IN (SELECT user_id FROM applied_row WHERE run_id = :run_id AND outcome = 'refused')
