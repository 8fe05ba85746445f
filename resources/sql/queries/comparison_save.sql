INSERT INTO comparison (side, after, started_at, seen, before) VALUES (:side, :after, :started_at, :seen, :before)
ON CONFLICT (side) DO UPDATE SET after = excluded.after, seen = excluded.seen
