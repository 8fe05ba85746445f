SELECT user_id, contact_id, matched_by, created_at, verified_at, previous_contacts, CAST(base AS BLOB), segments_given
FROM link
WHERE user_id IN (SELECT value FROM json_each(:list))
ORDER BY user_id
