SELECT CAST(group_concat(id) AS BLOB)
FROM (SELECT id FROM person ORDER BY last_sync, id LIMIT :limit)
