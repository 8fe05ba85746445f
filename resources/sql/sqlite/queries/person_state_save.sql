INSERT INTO person_state (user_id, situation, state, contact_id)
VALUES (:user_id, :situation, :state, :contact_id)
ON CONFLICT (user_id) DO UPDATE SET
    situation = excluded.situation, state = excluded.state, contact_id = excluded.contact_id
