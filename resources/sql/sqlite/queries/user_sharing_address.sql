SELECT email_key, id
FROM app_user
WHERE email_key IN (SELECT email_key FROM app_user WHERE email_key IN (SELECT value FROM json_each(:list))
                    GROUP BY email_key HAVING count(*) > 1)
    AND gone_at IS NULL AND banned = 0 AND deleted = 0
ORDER BY email_key, id
