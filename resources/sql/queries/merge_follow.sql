UPDATE contact_merge SET survivor_id = :survivor_id WHERE survivor_id = :merged_id
