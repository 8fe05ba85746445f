SELECT CAST(group_concat(id) AS BLOB)
FROM (SELECT id FROM person ORDER BY user_id, contact_id, id LIMIT :limit)
