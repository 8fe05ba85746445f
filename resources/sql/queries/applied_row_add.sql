INSERT INTO applied_row (run_id, position, kind, user_id, contact_id, changes, outcome, reason, at)
VALUES (:run_id, :position, :kind, :user_id, :contact_id, :changes, :outcome, :reason, :at)
ON CONFLICT (run_id, position) DO NOTHING
