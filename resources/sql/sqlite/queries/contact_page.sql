SELECT id, added_at, CAST(fields AS BLOB) FROM contact WHERE id > :after ORDER BY id LIMIT :limit
