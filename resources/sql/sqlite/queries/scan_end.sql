DELETE FROM temp.scan WHERE mirror = :mirror
