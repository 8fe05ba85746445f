INSERT INTO do_not_contact (contact_id, row_id, channel, reason, comments, added_at)
VALUES (:contact_id, :row_id, :channel, :reason, :comments, :added_at)
ON CONFLICT (contact_id, row_id, channel) DO UPDATE SET
    reason = excluded.reason, comments = excluded.comments, added_at = excluded.added_at
