INSERT INTO person_case (kind, user_id, contacts, other_users, field, detail, first_seen)
VALUES (:kind, :user_id, :contacts, :other_users, :field, :detail, :first_seen)
