INSERT INTO segment_member (segment_id, contact_id, removed_by_hand)
VALUES (:segment_id, :contact_id, :removed_by_hand)
ON CONFLICT (segment_id, contact_id) DO UPDATE SET
    removed_by_hand = excluded.removed_by_hand
