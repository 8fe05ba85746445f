SELECT email_key FROM contact
WHERE email_key <> ''
GROUP BY email_key HAVING count(*) > 1
