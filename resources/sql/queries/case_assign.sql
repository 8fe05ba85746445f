UPDATE person_case SET assigned_to = :account WHERE id = :id AND closed_at IS NULL
