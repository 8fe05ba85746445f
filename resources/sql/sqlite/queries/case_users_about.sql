SELECT c.user_id
FROM person_case AS c, json_each(c.contacts) AS e
WHERE c.closed_at IS NULL AND e.value IN (SELECT value FROM json_each(:contacts))
UNION
SELECT c.user_id
FROM person_case AS c, json_each(c.other_users) AS e
WHERE c.closed_at IS NULL AND e.value IN (SELECT value FROM json_each(:users))
