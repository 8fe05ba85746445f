SELECT row_id, contact_id, channel, reason, comments, added_at
FROM do_not_contact
ORDER BY contact_id, row_id, channel
