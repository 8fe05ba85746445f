INSERT OR FAIL INTO app_user (id, email, email_key, email_verified, first_name, last_name, created_at, updated_at,
                              locale, time_zone, phone, company, source, account_tier, registration_method,
                              auth_provider, tracked_contact, stored_contact, opted_out, banned, deleted)
VALUES (:id, :email, :email_key, :email_verified, :first_name, :last_name, :created_at, :updated_at,
        :locale, :time_zone, :phone, :company, :source, :account_tier, :registration_method, :auth_provider,
        :tracked_contact, :stored_contact, :opted_out, :banned, :deleted)
ON CONFLICT (id) DO NOTHING
