INSERT INTO contact (id, email_key, app_user_id, added_at, content_hash, fields)
VALUES (:id, :email_key, :app_user_id, :added_at, :content_hash, CAST(:fields AS TEXT))
ON CONFLICT (id) DO UPDATE SET
    email_key = excluded.email_key, app_user_id = excluded.app_user_id, added_at = excluded.added_at,
    content_hash = excluded.content_hash, fields = excluded.fields
