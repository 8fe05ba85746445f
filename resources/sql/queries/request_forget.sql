DELETE FROM request WHERE at <= :until
