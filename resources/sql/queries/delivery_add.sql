INSERT INTO delivery (at, purpose, delay) VALUES (:at, :purpose, :delay)
