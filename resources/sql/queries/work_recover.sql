UPDATE work_item SET
    state = CASE
        WHEN user_id IN (SELECT user_id FROM applied_row WHERE outcome = 'sent') THEN 'unknown'
        ELSE 'ready'
    END,
    due_at = :now
WHERE state = 'leased' AND fence <> :fence
