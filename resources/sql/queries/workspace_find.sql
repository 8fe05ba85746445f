SELECT id, mautic_address, users_database, created_at FROM workspace
