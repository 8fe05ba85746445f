SELECT count(*) FROM link
