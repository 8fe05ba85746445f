SELECT user_id, situation, state, contact_id
FROM person_state
WHERE user_id IN (SELECT value FROM json_each(:list))
ORDER BY user_id
