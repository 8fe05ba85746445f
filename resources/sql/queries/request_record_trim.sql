DELETE FROM request_record WHERE at < :before
