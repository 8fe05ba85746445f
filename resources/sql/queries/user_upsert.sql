INSERT INTO app_user (id, email, email_key, email_verified, first_name, last_name, created_at, updated_at, locale,
                      time_zone, phone, company, source, account_tier, registration_method, auth_provider,
                      tracked_contact, stored_contact, opted_out, banned, deleted)
VALUES (:id, :email, :email_key, :email_verified, :first_name, :last_name, :created_at, :updated_at,
        :locale, :time_zone, :phone, :company, :source, :account_tier, :registration_method, :auth_provider,
        :tracked_contact, :stored_contact, :opted_out, :banned, :deleted)
ON CONFLICT (id) DO UPDATE SET
    email = excluded.email, email_key = excluded.email_key, email_verified = excluded.email_verified,
    first_name = excluded.first_name, last_name = excluded.last_name, created_at = excluded.created_at,
    updated_at = excluded.updated_at, locale = excluded.locale, time_zone = excluded.time_zone,
    phone = excluded.phone, company = excluded.company, source = excluded.source,
    account_tier = excluded.account_tier, registration_method = excluded.registration_method,
    auth_provider = excluded.auth_provider, tracked_contact = excluded.tracked_contact,
    stored_contact = excluded.stored_contact, opted_out = excluded.opted_out, banned = excluded.banned,
    deleted = excluded.deleted,
    gone_at = NULL
