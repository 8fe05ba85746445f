SELECT id FROM app_user WHERE gone_at = :gone_at ORDER BY id
