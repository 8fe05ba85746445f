SELECT user_id FROM open_user
WHERE user_id > :after
ORDER BY user_id
LIMIT :limit
