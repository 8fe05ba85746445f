UPDATE OR FAIL contact SET
    email_key = :email_key, app_user_id = :app_user_id, added_at = :added_at,
    content_hash = :content_hash, fields = CAST(:fields AS TEXT)
WHERE id = :id
