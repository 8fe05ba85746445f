SELECT CAST(group_concat(id) AS BLOB)
FROM (SELECT id FROM person ORDER BY last_change, id LIMIT :limit)
