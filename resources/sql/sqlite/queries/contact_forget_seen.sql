DELETE FROM temp.seen_contact
