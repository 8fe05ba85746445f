INSERT INTO work_item (user_id, purpose, state, changed_at, due_at, attempts, halvings, fence, version, failure, field, answer)
SELECT DISTINCT user_id, 3, 'unknown', at, :now, 0, 0, 0, 1, '', '', ''
FROM applied_row
WHERE outcome = 'sent' AND user_id <> ''
ON CONFLICT (user_id) DO UPDATE SET state = CASE WHEN state = 'leased' THEN state ELSE 'unknown' END
