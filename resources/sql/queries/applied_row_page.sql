SELECT a.position, a.kind, a.user_id, a.contact_id, a.changes, a.outcome, a.reason,
       a.run_id, a.at, r.operator_account, r.operator_name
FROM applied_row a JOIN run r ON r.id = a.run_id
WHERE (a.at, a.run_id, a.position) < (:at, :run_id, :position)
  AND a.at >= :since
  AND (NOT :only_failed OR a.outcome IN ('refused', 'failed', 'unknown'))
  AND (:text = '' OR instr(lower(a.user_id), :text) > 0 OR CAST(a.contact_id AS TEXT) = :text
       OR instr(lower(a.reason), :text) > 0)
ORDER BY a.at DESC, a.run_id DESC, a.position DESC
LIMIT :limit
