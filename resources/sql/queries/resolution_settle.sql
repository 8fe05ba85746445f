UPDATE resolution
SET state = CASE state WHEN 'undoing' THEN 'undone' ELSE 'done' END, settled_at = :now
WHERE id = :id AND state IN ('waiting', 'undoing')
