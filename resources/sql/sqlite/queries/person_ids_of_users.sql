SELECT id FROM person WHERE user_id IN (SELECT value FROM json_each(:list))
