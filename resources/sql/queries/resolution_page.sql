SELECT id, batch, case_id, user_id, answer, field, value, contact_id, contact_before, seen_app, base_sent, base_answered,
    seen_mautic, operator_account, operator_name, note, at, state, settled_at, undone_by
FROM resolution
WHERE id < :before
    AND (batch NOT GLOB 'undo-of-run-*' OR answer = 'leave-alone')
ORDER BY id DESC
LIMIT :limit
