SELECT id FROM person ORDER BY name_key, id LIMIT :limit
