SELECT id FROM contact
WHERE NOT EXISTS (SELECT 1 FROM temp.seen_contact s WHERE s.id = contact.id)
ORDER BY id
