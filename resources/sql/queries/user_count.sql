SELECT count(*) FROM app_user WHERE gone_at IS NULL
