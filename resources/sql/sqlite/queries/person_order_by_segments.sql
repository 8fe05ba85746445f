SELECT id FROM person ORDER BY segments, id LIMIT :limit
