INSERT INTO temp.scan (mirror) VALUES (:mirror) ON CONFLICT DO NOTHING
