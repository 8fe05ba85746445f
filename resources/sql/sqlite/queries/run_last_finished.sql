SELECT max(id) FROM run WHERE finished_at IS NOT NULL
