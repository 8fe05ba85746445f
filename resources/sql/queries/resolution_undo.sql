UPDATE resolution
SET state = :state, undone_by = :undone_by, settled_at = :now
WHERE id = :id
