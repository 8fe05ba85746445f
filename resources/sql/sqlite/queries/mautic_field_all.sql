SELECT attribute, alias, label, type, length_limit, choices, to_be_made
FROM mautic_field
ORDER BY position
