UPDATE run SET state = 'crashed', finished_at = :finished_at
WHERE state = 'running'
RETURNING id, kind, state, operator_account, operator_name, started_at, finished_at, counts, reason
