SELECT id FROM feed_entry WHERE id >= :from
