INSERT OR FAIL INTO link (user_id, contact_id, matched_by, created_at, verified_at, previous_contacts, base,
                          segments_given)
VALUES (:user_id, :contact_id, :matched_by, :created_at, :verified_at, :previous_contacts, CAST(:base AS TEXT),
        :segments_given)
ON CONFLICT (user_id) DO NOTHING
