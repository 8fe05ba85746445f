INSERT INTO person (id, user_id, contact_id, state, name, email, segments, consent, last_change, last_sync,
                    name_key, email_key, search)
VALUES (:id, :user_id, :contact_id, :state, :name, :email, :segments, :consent, :last_change, :last_sync,
        :name_key, :email_key, :search)
ON CONFLICT (id) DO UPDATE SET
    contact_id = excluded.contact_id, state = excluded.state, name = excluded.name, email = excluded.email,
    segments = excluded.segments, consent = excluded.consent, last_change = excluded.last_change,
    last_sync = excluded.last_sync, name_key = excluded.name_key, email_key = excluded.email_key,
    search = excluded.search
