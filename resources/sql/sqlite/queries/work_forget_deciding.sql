DELETE FROM temp.deciding
