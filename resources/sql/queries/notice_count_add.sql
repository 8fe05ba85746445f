INSERT INTO notice_count (run_id, kind, count) VALUES (:run_id, :kind, :count)
