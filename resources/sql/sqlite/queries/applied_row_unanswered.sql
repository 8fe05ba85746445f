SELECT position, kind, user_id, contact_id, changes, outcome, reason, run_id
FROM applied_row
WHERE outcome = 'sent' AND (:all OR user_id IN (SELECT value FROM json_each(:list)))
ORDER BY run_id, position
