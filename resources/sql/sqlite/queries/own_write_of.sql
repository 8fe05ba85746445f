SELECT contact_id, is_create, at FROM own_write WHERE contact_id IN (SELECT value FROM json_each(:list)) ORDER BY id
