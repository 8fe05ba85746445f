SELECT count(*) FROM do_not_contact
