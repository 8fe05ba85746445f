SELECT CAST(group_concat(id) AS BLOB)
FROM (SELECT id FROM person ORDER BY contact_id, id LIMIT :limit)
