SELECT id
FROM app_user
WHERE id IN (SELECT value FROM json_each(:list)) AND gone_at IS NULL
