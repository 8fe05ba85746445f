SELECT count(*)
FROM open_user o JOIN app_user u ON u.id = o.user_id
WHERE u.gone_at IS NULL
