DELETE FROM feed_entry WHERE id < (SELECT min(id) FROM (SELECT id FROM feed_entry ORDER BY id DESC LIMIT :kept))
