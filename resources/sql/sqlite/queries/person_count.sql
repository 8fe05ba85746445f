SELECT count(*) FROM person
