INSERT INTO observed_change (at, side, subject, field, before, after, how, made_at)
SELECT :at, 'app', id, 'present', 'true', 'false', 'scan', NULL
FROM app_user
WHERE gone_at IS NULL AND NOT EXISTS (SELECT 1 FROM temp.seen_user s WHERE s.id = app_user.id)
