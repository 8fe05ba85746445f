SELECT max(coalesce(updated_at, created_at)) FROM app_user
WHERE gone_at IS NULL AND coalesce(updated_at, created_at) <= :latest
