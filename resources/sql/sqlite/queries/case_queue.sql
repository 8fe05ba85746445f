SELECT c.id, c.kind, c.user_id, c.contacts, c.other_users, c.field, c.detail, c.first_seen, c.assigned_to,
    CASE WHEN c.snoozed_at_change IS NULL THEN c.snoozed_until
        WHEN EXISTS (SELECT 1 FROM observed_change AS o
            WHERE o.side = 'app' AND o.subject = c.user_id AND o.id > c.snoozed_at_change) THEN NULL
        WHEN EXISTS (SELECT 1 FROM observed_change AS o, link AS l
            WHERE l.user_id = c.user_id AND o.side = 'mautic' AND o.subject = CAST(l.contact_id AS TEXT)
                AND o.id > c.snoozed_at_change) THEN NULL
        WHEN EXISTS (SELECT 1 FROM observed_change AS o, json_each(c.contacts) AS e
            WHERE o.side = 'mautic' AND o.subject = CAST(e.value AS TEXT) AND o.id > c.snoozed_at_change) THEN NULL
        ELSE c.snoozed_until END,
    coalesce((SELECT r.state FROM resolution AS r
        WHERE r.user_id = c.user_id AND r.field = c.field ORDER BY r.id DESC LIMIT 1), '') = 'stale'
FROM person_case AS c
WHERE c.closed_at IS NULL AND (:id IS NULL OR c.id = :id)
ORDER BY c.id
