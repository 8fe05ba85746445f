UPDATE app_user SET gone_at = :gone_at
WHERE gone_at IS NULL AND id IN (SELECT value FROM json_each(:list))
