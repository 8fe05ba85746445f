INSERT INTO own_write (contact_id, is_create, at) VALUES (:contact_id, :is_create, :at)
