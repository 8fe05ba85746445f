UPDATE applied_row SET contact_id = :contact_id, outcome = :outcome, reason = :reason, at = :at
WHERE run_id = :run_id AND position = :position
