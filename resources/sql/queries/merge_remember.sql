INSERT INTO contact_merge (merged_id, survivor_id)
VALUES (:merged_id, :survivor_id)
ON CONFLICT (merged_id) DO UPDATE SET
    survivor_id = excluded.survivor_id
