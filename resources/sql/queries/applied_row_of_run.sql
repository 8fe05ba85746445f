SELECT position, kind, user_id, contact_id, changes, outcome, reason
FROM applied_row
WHERE run_id = :run_id
ORDER BY position
