UPDATE app_user SET stored_contact = stored.contact
FROM (SELECT json_extract(value, '$[0]') AS user, json_extract(value, '$[1]') AS contact FROM json_each(:list)) AS stored
WHERE app_user.id = stored.user AND app_user.stored_contact IS NOT stored.contact
