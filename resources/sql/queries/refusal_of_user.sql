SELECT user_id, fingerprint, detail, at FROM refusal WHERE user_id = :user_id
