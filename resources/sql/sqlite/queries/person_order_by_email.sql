SELECT id FROM person ORDER BY email_key, id LIMIT :limit
