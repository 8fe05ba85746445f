SELECT id, trim(first_name || ' ' || last_name), email FROM app_user WHERE id IN (SELECT value FROM json_each(:list))
