UPDATE resolution
SET state = CASE state WHEN 'undoing' THEN 'done' ELSE 'stale' END, settled_at = :now
WHERE id = :id AND state IN ('waiting', 'undoing')
