DELETE FROM engine_sample WHERE at < :before
