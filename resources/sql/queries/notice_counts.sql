SELECT kind, count FROM notice_count WHERE run_id = :run_id
