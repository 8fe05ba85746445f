SELECT 1 FROM app_user WHERE id = :id AND gone_at IS NULL
