DELETE FROM delivery WHERE at < :before
