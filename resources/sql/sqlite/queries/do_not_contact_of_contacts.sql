SELECT row_id, contact_id, channel, reason, comments, added_at
FROM do_not_contact
WHERE contact_id IN (SELECT value FROM json_each(:list))
ORDER BY contact_id, row_id, channel
