SELECT count(*) FROM request WHERE at > :since
