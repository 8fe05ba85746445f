SELECT count(*) FROM person_case WHERE closed_at IS NULL AND kind = :kind AND field = :field
