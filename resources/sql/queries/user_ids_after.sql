SELECT id FROM app_user WHERE id > :after AND gone_at IS NULL ORDER BY id LIMIT :limit
