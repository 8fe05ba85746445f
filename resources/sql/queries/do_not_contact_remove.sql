DELETE FROM do_not_contact
WHERE contact_id = :contact_id AND row_id = :row_id AND channel = :channel
