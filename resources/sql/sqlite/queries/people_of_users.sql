SELECT u.id, c.id, coalesce(l.contact_id, s.contact_id), s.state, l.user_id IS NOT NULL,
       u.gone_at IS NOT NULL OR u.banned OR u.deleted,
       u.first_name, u.last_name, u.email,
       CASE WHEN u.first_name = '' AND u.last_name = '' THEN c.fields ->> 'firstname' END,
       CASE WHEN u.first_name = '' AND u.last_name = '' THEN c.fields ->> 'lastname' END,
       CASE WHEN u.email = '' THEN c.fields ->> 'email' END,
       coalesce(u.updated_at, u.created_at), c.added_at, l.verified_at,
       (SELECT group_concat(g.name, ', ')
        FROM segment g CROSS JOIN segment_member m ON m.segment_id = g.id AND m.contact_id = c.id
        WHERE NOT m.removed_by_hand),
       (SELECT max(CASE d.reason WHEN 1 THEN 3 WHEN 3 THEN 2 WHEN 2 THEN 1 ELSE 0 END)
        FROM do_not_contact d
        WHERE d.contact_id = c.id AND d.channel = 'email')
FROM app_user u
LEFT JOIN link l ON l.user_id = u.id
LEFT JOIN person_state s ON s.user_id = u.id
LEFT JOIN contact c ON c.id = coalesce(l.contact_id, s.contact_id)
WHERE u.id > :after
ORDER BY u.id
LIMIT :limit
