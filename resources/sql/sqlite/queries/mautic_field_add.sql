INSERT INTO mautic_field (position, attribute, alias, label, type, length_limit, choices, to_be_made)
VALUES (:position, :attribute, :alias, :label, :type, :length_limit, :choices, :to_be_made)
