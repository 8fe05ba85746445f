SELECT id, user_id, contact_id, state, name, email, segments, consent, last_change, last_sync
FROM person
WHERE user_id > :after AND user_id <= :through
