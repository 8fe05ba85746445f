SELECT state, purpose, count(*), min(changed_at) FROM work_item GROUP BY state, purpose
