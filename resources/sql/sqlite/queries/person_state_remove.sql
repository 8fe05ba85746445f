DELETE FROM person_state WHERE user_id = :user_id
