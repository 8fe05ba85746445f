SELECT user_id, fingerprint, detail FROM refusal ORDER BY user_id
