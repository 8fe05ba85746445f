DELETE FROM log_entry WHERE id <= (SELECT max(id) FROM log_entry) - :kept
