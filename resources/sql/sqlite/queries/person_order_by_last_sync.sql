SELECT id FROM person ORDER BY last_sync, id LIMIT :limit
