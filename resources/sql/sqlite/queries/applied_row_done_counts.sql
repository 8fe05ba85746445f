SELECT user_id, count(*)
FROM applied_row
WHERE run_id = :run_id AND outcome = 'done' AND user_id <> ''
GROUP BY user_id
