SELECT id, user_id, contact_id, state, name, email, segments, consent, last_change, last_sync
FROM person
WHERE id IN (SELECT value FROM json_each(:list))
