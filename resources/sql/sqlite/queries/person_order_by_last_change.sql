SELECT id FROM person ORDER BY last_change, id LIMIT :limit
