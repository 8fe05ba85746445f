SELECT segment_id, contact_id, removed_by_hand
FROM segment_member
WHERE segment_id = :segment_id
ORDER BY contact_id
