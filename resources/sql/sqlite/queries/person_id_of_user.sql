SELECT id FROM person WHERE user_id = :user_id
