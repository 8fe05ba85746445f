INSERT INTO temp.seen_user (id)
SELECT value FROM json_each(:list)
WHERE EXISTS (SELECT 1 FROM temp.scan WHERE mirror = 'user')
ON CONFLICT DO NOTHING
