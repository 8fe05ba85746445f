INSERT INTO request (at, kind, purpose) VALUES (:at, :kind, :purpose)
