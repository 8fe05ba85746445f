DELETE FROM open_user WHERE user_id IN (SELECT value FROM json_each(:list))
