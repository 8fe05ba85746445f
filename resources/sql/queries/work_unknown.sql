SELECT user_id, purpose, state, changed_at, due_at, attempts, halvings, version
FROM work_item
WHERE state = 'unknown' AND due_at <= :now
ORDER BY purpose, changed_at, user_id
LIMIT :limit
