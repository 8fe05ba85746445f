UPDATE OR FAIL link SET
    contact_id = :contact_id, matched_by = :matched_by, created_at = :created_at, verified_at = :verified_at,
    previous_contacts = :previous_contacts, base = CAST(:base AS TEXT), segments_given = :segments_given
WHERE user_id = :user_id
