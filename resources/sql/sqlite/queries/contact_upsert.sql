INSERT INTO contact (id, email_key, app_user_id, added_at, fields)
VALUES (:id, :email_key, :app_user_id, :added_at, CAST(:fields AS TEXT))
ON CONFLICT (id) DO UPDATE SET
    email_key = excluded.email_key, app_user_id = excluded.app_user_id, added_at = excluded.added_at,
    fields = excluded.fields
