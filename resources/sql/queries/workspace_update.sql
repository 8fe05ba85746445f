UPDATE workspace SET mautic_address = :mautic_address, users_database = :users_database WHERE id = :id
