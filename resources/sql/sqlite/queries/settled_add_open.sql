INSERT INTO open_user (user_id)
SELECT value FROM json_each(:list)
WHERE true
ON CONFLICT DO NOTHING
