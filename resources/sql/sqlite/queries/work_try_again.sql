UPDATE work_item SET state = 'ready', due_at = :now, attempts = 0, halvings = 0, version = version + 1
WHERE state IN ('dead', 'held') AND (:all OR user_id IN (SELECT value FROM json_each(:list)))
