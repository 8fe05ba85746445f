SELECT segment_id, contact_id, removed_by_hand
FROM segment_member
WHERE segment_id = :segment_id AND contact_id IN (SELECT value FROM json_each(:list))
ORDER BY contact_id
