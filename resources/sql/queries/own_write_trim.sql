DELETE FROM own_write WHERE at < :before
