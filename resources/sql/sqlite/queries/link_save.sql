INSERT INTO link (user_id, contact_id, matched_by, created_at, verified_at, previous_contacts, base, segments_given)
VALUES (:user_id, :contact_id, :matched_by, :created_at, :verified_at, :previous_contacts, CAST(:base AS TEXT),
        :segments_given)
ON CONFLICT (user_id) DO UPDATE SET
    contact_id = excluded.contact_id, matched_by = excluded.matched_by,
    created_at = excluded.created_at, verified_at = excluded.verified_at,
    previous_contacts = excluded.previous_contacts, base = excluded.base,
    segments_given = excluded.segments_given
