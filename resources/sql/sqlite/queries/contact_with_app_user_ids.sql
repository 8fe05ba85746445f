SELECT id, added_at, CAST(fields AS BLOB)
FROM contact
WHERE app_user_id <> '' AND app_user_id IN (SELECT value FROM json_each(:list))
ORDER BY id
