SELECT at FROM request WHERE at > :since AND purpose >= :least ORDER BY at LIMIT 1 OFFSET :skipped
