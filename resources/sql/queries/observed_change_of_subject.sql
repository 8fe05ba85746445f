SELECT at, side, subject, field, before, after, how, made_at, who
FROM observed_change
WHERE side = :side AND subject = :subject
ORDER BY id DESC
LIMIT :limit
