SELECT id, content_hash
FROM contact
WHERE id IN (SELECT value FROM json_each(:list))
