INSERT INTO workspace (only, id, mautic_address, users_database, created_at)
VALUES (1, :id, :mautic_address, :users_database, :created_at)
