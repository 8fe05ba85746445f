SELECT l.user_id, l.contact_id, l.matched_by, l.created_at, l.verified_at, l.previous_contacts, CAST(l.base AS BLOB),
       l.segments_given
FROM link l JOIN app_user u ON u.id = l.user_id
WHERE u.gone_at IS NOT NULL
ORDER BY l.user_id
