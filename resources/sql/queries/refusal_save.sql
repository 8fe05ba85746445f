INSERT INTO refusal (user_id, fingerprint, detail, at) VALUES (:user_id, :fingerprint, :detail, :at)
ON CONFLICT (user_id) DO UPDATE SET fingerprint = excluded.fingerprint, detail = excluded.detail, at = excluded.at
