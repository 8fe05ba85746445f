DELETE FROM work_item
WHERE user_id = :user_id AND state = 'leased' AND fence = :fence AND version = :version
