INSERT INTO run (kind, state, operator_account, operator_name, started_at, counts, reason)
VALUES (:kind, :state, :operator_account, :operator_name, :started_at, '{}', '')
RETURNING id
