SELECT id, kind, state, operator_account, operator_name, started_at, finished_at, counts, reason
FROM run
ORDER BY id DESC
LIMIT :limit
