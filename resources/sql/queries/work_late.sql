SELECT user_id, purpose, state, changed_at, due_at, attempts, halvings, version
FROM work_item
WHERE state IN ('ready', 'retry', 'unknown') AND due_at > :now
