SELECT id, CAST(search AS BLOB)
FROM person
WHERE id > :after
ORDER BY id
LIMIT :limit
