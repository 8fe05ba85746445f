SELECT at FROM request WHERE at > :since ORDER BY at LIMIT 1 OFFSET :skipped
