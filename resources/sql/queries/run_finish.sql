UPDATE run SET state = :state, finished_at = :finished_at, counts = :counts, reason = :reason
WHERE id = :id AND state = 'running'
