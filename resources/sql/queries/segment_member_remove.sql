DELETE FROM segment_member WHERE segment_id = :segment_id AND contact_id = :contact_id
