UPDATE person_case SET closed_at = :closed_at WHERE id = :id
