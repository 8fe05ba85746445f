SELECT at, level, category, code, subject, run_id
FROM log_entry
ORDER BY id DESC
LIMIT :limit
