DELETE FROM run WHERE kind = 'background' AND finished_at < :before
