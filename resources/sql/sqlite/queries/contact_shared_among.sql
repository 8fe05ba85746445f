SELECT email_key FROM contact
WHERE email_key <> '' AND email_key IN (SELECT value FROM json_each(:list))
GROUP BY email_key HAVING count(*) > 1
