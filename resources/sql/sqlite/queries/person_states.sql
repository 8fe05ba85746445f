SELECT id, state FROM person
