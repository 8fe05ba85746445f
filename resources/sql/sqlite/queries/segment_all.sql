SELECT id, name FROM segment ORDER BY id
