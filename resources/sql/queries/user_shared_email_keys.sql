SELECT email_key, id
FROM app_user
WHERE gone_at IS NULL AND banned = 0 AND deleted = 0 AND email_key IN (
    SELECT email_key FROM app_user
    WHERE gone_at IS NULL AND banned = 0 AND deleted = 0 AND email_key <> ''
    GROUP BY email_key HAVING count(*) > 1)
ORDER BY email_key, id
