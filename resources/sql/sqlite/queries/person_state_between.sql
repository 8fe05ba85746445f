SELECT user_id, situation, state, contact_id
FROM person_state
WHERE user_id > :after AND user_id <= :through
ORDER BY user_id
