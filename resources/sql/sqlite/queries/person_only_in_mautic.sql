SELECT id, user_id, contact_id, state, name, email, segments, consent, last_change, last_sync
FROM person
WHERE user_id = '' AND contact_id > :after AND contact_id <= :through
