SELECT id, kind, user_id, contacts, other_users, field, detail, first_seen, closed_at
FROM person_case
WHERE id = :id
