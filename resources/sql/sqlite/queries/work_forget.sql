DELETE FROM work_item
WHERE state IN ('ready', 'retry', 'dead', 'held') AND user_id NOT IN (SELECT value FROM json_each(:except))
    AND EXISTS (SELECT 1 FROM temp.deciding d WHERE d.user_id = work_item.user_id AND d.version = work_item.version)
