SELECT id, kind, user_id, contacts, other_users, field, detail, first_seen
FROM person_case
WHERE closed_at IS NULL AND kind = :kind AND field = :field
ORDER BY id
