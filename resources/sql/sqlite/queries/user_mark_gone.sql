UPDATE app_user SET gone_at = :gone_at
WHERE gone_at IS NULL AND NOT EXISTS (SELECT 1 FROM temp.seen_user s WHERE s.id = app_user.id)
