SELECT kind, user_id, field FROM notice WHERE run_id = :run_id ORDER BY id
