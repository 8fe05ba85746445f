SELECT min(due_at) FROM work_item
WHERE state IN ('ready', 'retry') AND purpose IN (SELECT value FROM json_each(:purposes))
