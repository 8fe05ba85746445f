DELETE FROM do_not_contact WHERE contact_id = :contact_id
