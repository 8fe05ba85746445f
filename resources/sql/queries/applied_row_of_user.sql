SELECT a.position, a.kind, a.user_id, a.contact_id, a.changes, a.outcome, a.reason,
       a.run_id, a.at, r.operator_account, r.operator_name
FROM applied_row a JOIN run r ON r.id = a.run_id
WHERE a.user_id = :user_id
ORDER BY a.run_id DESC, a.position DESC
LIMIT :limit
