SELECT max(due_at) FROM work_item
WHERE state = 'ready' AND purpose IN (SELECT value FROM json_each(:purposes))
