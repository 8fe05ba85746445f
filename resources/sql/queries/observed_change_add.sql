INSERT INTO observed_change (at, side, subject, field, before, after, how, made_at, who)
VALUES (:at, :side, :subject, :field, :before, :after, :how, :made_at, :who)
