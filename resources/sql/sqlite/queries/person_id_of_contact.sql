SELECT id FROM person WHERE contact_id = :contact_id ORDER BY user_id = '', id LIMIT 1
