SELECT gone_at FROM app_user WHERE id = :id
