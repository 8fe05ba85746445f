SELECT id FROM person ORDER BY consent, id LIMIT :limit
