UPDATE work_item SET
    state = :state, purpose = :purpose, due_at = :due_at, attempts = :attempts, halvings = :halvings, fence = 0,
    failure = :failure, field = :field, answer = :answer
WHERE user_id = :user_id AND state = 'leased' AND fence = :fence AND version = :version
