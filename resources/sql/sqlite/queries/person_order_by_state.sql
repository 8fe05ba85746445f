SELECT id FROM person ORDER BY state, id LIMIT :limit
