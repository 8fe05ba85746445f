INSERT INTO request (at, kind) VALUES (:at, :kind)
