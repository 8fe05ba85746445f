INSERT INTO temp.seen_contact (id)
SELECT value FROM json_each(:list)
WHERE EXISTS (SELECT 1 FROM temp.scan WHERE mirror = 'contact')
ON CONFLICT DO NOTHING
