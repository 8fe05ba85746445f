INSERT INTO comparison_missing (side, subject) VALUES (:side, :subject) ON CONFLICT DO NOTHING
