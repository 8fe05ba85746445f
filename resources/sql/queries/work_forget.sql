DELETE FROM work_item WHERE changed_at < :since AND state IN ('ready', 'retry', 'dead', 'held')
