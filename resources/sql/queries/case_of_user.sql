SELECT id, kind, user_id, contacts, other_users, field, detail, first_seen, closed_at
FROM person_case
WHERE user_id = :user_id
ORDER BY id
