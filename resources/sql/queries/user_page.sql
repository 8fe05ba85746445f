SELECT id, email, email_verified, first_name, last_name, created_at, updated_at, locale, time_zone, phone, company, source,
       account_tier, registration_method, auth_provider, tracked_contact, stored_contact, opted_out, banned, deleted
FROM app_user
WHERE id > :after AND gone_at IS NULL
ORDER BY id
LIMIT :limit
