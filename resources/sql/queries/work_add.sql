INSERT INTO work_item (user_id, purpose, state, changed_at, due_at, attempts, halvings, fence, version, failure, field, answer)
VALUES (:user_id, :purpose, 'ready', :changed_at, :now, 0, 0, 0, 1, '', '', '')
ON CONFLICT (user_id) DO UPDATE SET
    purpose = min(purpose, excluded.purpose),
    changed_at = min(changed_at, excluded.changed_at),
    version = version + 1,
    due_at = CASE WHEN state IN ('retry', 'dead', 'held') THEN excluded.due_at ELSE due_at END,
    attempts = CASE WHEN state IN ('retry', 'dead', 'held') THEN 0 ELSE attempts END,
    halvings = CASE WHEN state IN ('retry', 'dead', 'held') THEN 0 ELSE halvings END,
    state = CASE WHEN state IN ('retry', 'dead', 'held') THEN 'ready' ELSE state END
