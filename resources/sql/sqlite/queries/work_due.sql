SELECT user_id, purpose, state, changed_at, due_at, attempts, halvings, version
FROM work_item
WHERE state IN ('ready', 'retry') AND due_at <= :now AND purpose IN (SELECT value FROM json_each(:purposes))
ORDER BY purpose, halvings, changed_at, user_id
LIMIT :limit
