SELECT id, kind, user_id, contacts, other_users, field, detail, first_seen
FROM person_case
WHERE closed_at IS NULL AND id IN (SELECT value FROM json_each(:list))
ORDER BY id
