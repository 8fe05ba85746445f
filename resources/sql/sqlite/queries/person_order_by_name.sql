SELECT CAST(group_concat(id) AS BLOB)
FROM (SELECT id FROM person ORDER BY name_key, id LIMIT :limit)
