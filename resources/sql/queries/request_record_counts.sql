SELECT at / :step AS slot, count(*), sum(purpose >= :first_background)
FROM request_record
WHERE at >= :since
GROUP BY slot
ORDER BY slot
