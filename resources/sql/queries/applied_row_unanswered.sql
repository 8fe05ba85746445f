SELECT position, kind, user_id, contact_id, changes, outcome, reason
FROM applied_row
WHERE outcome = 'sent'
ORDER BY run_id, position
LIMIT :limit
