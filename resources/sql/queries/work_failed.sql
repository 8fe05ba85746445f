SELECT user_id, failure, field, answer, changed_at, state
FROM work_item
WHERE state IN ('dead', 'retry') AND failure <> ''
ORDER BY changed_at, user_id
