DELETE FROM observed_change WHERE at < :before
