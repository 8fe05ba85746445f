SELECT id FROM person ORDER BY contact_id, id LIMIT :limit
