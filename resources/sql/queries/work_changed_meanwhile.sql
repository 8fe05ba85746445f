UPDATE work_item SET
    state = CASE WHEN :unknown THEN 'unknown' ELSE 'ready' END, fence = 0, attempts = 0, halvings = 0, due_at = :now
WHERE user_id = :user_id AND state = 'leased' AND fence = :fence
