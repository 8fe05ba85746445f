INSERT INTO engine_status (only, status) VALUES (1, :status) ON CONFLICT (only) DO UPDATE SET status = excluded.status
