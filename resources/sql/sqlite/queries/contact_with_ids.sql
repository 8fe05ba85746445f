SELECT id, added_at, CAST(fields AS BLOB)
FROM contact
WHERE id IN (SELECT value FROM json_each(:list))
ORDER BY id
