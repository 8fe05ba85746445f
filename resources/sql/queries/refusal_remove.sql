DELETE FROM refusal WHERE user_id = :user_id
