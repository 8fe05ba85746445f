SELECT applied_row.changes
FROM applied_row JOIN run ON run.id = applied_row.run_id
WHERE run.kind = 'background' AND run.started_at >= :since AND applied_row.kind = 'updateContact'
    AND applied_row.outcome = 'done'
