SELECT id, added_at, CAST(fields AS BLOB)
FROM contact
WHERE email_key <> '' AND email_key IN (SELECT value FROM json_each(:list))
ORDER BY id
