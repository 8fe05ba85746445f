DELETE FROM temp.seen_user
