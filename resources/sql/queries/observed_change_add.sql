INSERT INTO observed_change (at, side, subject, field, before, after, how, made_at)
VALUES (:at, :side, :subject, :field, :before, :after, :how, :made_at)
