SELECT count(*) FROM request WHERE at > :since AND purpose >= :least
