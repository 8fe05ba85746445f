INSERT INTO notice (run_id, kind, user_id, field) VALUES (:run_id, :kind, :user_id, :field)
