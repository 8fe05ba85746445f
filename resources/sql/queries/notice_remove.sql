DELETE FROM notice WHERE run_id = :run_id
