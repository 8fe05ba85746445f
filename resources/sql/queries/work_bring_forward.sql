UPDATE work_item SET due_at = min(due_at, :latest) WHERE user_id = :user_id
