INSERT OR FAIL INTO contact (id, email_key, app_user_id, added_at, content_hash, fields)
VALUES (:id, :email_key, :app_user_id, :added_at, :content_hash, CAST(:fields AS TEXT))
ON CONFLICT (id) DO NOTHING
