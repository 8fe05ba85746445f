SELECT n.id, n.kind, n.state, n.operator_account, n.operator_name, n.started_at, n.finished_at, n.counts, n.reason,
    r.at, max(coalesce(nullif(r.operator_name, ''), r.operator_account)), total(r.state = 'undoing'),
    total(r.state = 'undone'), total(r.state IN ('done', 'stale'))
FROM (SELECT * FROM run ORDER BY id DESC LIMIT :limit) AS n
LEFT JOIN resolution AS r ON r.batch = 'undo-of-run-' || n.id AND r.answer <> 'leave-alone'
    AND r.at = (SELECT max(l.at) FROM resolution AS l WHERE l.batch = r.batch)
GROUP BY n.id
ORDER BY n.id DESC
