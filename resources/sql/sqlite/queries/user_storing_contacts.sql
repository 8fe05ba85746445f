SELECT stored_contact, id
FROM app_user
WHERE stored_contact IN (SELECT value FROM json_each(:list)) AND gone_at IS NULL AND banned = 0 AND deleted = 0
ORDER BY stored_contact, id
