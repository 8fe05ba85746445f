UPDATE app_user SET stored_contact = :contact WHERE id = :id AND stored_contact IS NOT :contact
