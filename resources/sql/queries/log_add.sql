INSERT INTO log_entry (at, level, category, code, subject, run_id)
VALUES (:at, :level, :category, :code, :subject, :run_id)
