SELECT '', c.id, c.id, 'onlyInMautic', FALSE, FALSE, '', '', '',
       c.fields ->> 'firstname', c.fields ->> 'lastname', c.fields ->> 'email',
       NULL, c.added_at, NULL,
       (SELECT group_concat(g.name, ', ')
        FROM segment g CROSS JOIN segment_member m ON m.segment_id = g.id AND m.contact_id = c.id
        WHERE NOT m.removed_by_hand),
       (SELECT max(CASE d.reason WHEN 1 THEN 3 WHEN 3 THEN 2 WHEN 2 THEN 1 ELSE 0 END)
        FROM do_not_contact d
        WHERE d.contact_id = c.id AND d.channel = 'email')
FROM contact c
WHERE c.id > :after
  AND NOT EXISTS (SELECT 1 FROM link l WHERE l.contact_id = c.id)
  AND NOT EXISTS (SELECT 1 FROM person_state s WHERE s.contact_id = c.id)
ORDER BY c.id
LIMIT :limit
