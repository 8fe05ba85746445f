UPDATE OR FAIL app_user SET
    email = :email, email_key = :email_key, email_verified = :email_verified, first_name = :first_name,
    last_name = :last_name, created_at = :created_at, updated_at = :updated_at, locale = :locale,
    time_zone = :time_zone, phone = :phone, company = :company, source = :source, account_tier = :account_tier,
    registration_method = :registration_method, auth_provider = :auth_provider,
    tracked_contact = :tracked_contact, stored_contact = :stored_contact, opted_out = :opted_out, banned = :banned,
    deleted = :deleted,
    gone_at = NULL
WHERE id = :id
