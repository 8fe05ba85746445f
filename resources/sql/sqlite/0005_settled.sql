-- Who need not be decided about again (src/store/settled_users.h). While the row of `settlement` is there, whatever is
-- written that a decision depends on opens the users concerned: here, and not in the program, so that no write can be
-- forgotten. A table that decisions read gets triggers of its own.
CREATE TABLE settlement (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    basis TEXT NOT NULL,
    -- Everybody was decided about on this basis.
    complete INTEGER NOT NULL
) STRICT;
CREATE TABLE open_user (
    user_id TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- A user, whoever has the same address, and whose contact names it.

CREATE TRIGGER app_user_added_opens AFTER INSERT ON app_user
WHEN EXISTS (SELECT 1 FROM settlement) BEGIN
    INSERT INTO open_user (user_id)
    SELECT new.id
    UNION SELECT id FROM app_user WHERE email_key <> '' AND email_key IN (new.email_key)
    UNION SELECT l.user_id FROM contact c JOIN link l ON l.contact_id = c.id WHERE c.app_user_id <> '' AND c.app_user_id = new.id
    ON CONFLICT DO NOTHING
; END;

CREATE TRIGGER app_user_changed_opens AFTER UPDATE ON app_user
WHEN EXISTS (SELECT 1 FROM settlement) BEGIN
    INSERT INTO open_user (user_id)
    SELECT new.id
    UNION SELECT id FROM app_user WHERE email_key <> '' AND email_key IN (old.email_key, new.email_key)
    UNION SELECT l.user_id FROM contact c JOIN link l ON l.contact_id = c.id WHERE c.app_user_id <> '' AND c.app_user_id = new.id
    ON CONFLICT DO NOTHING
; END;

CREATE TRIGGER app_user_removed_opens AFTER DELETE ON app_user
WHEN EXISTS (SELECT 1 FROM settlement) BEGIN
    INSERT INTO open_user (user_id)
    SELECT old.id
    UNION SELECT id FROM app_user WHERE email_key <> '' AND email_key IN (old.email_key)
    UNION SELECT l.user_id FROM contact c JOIN link l ON l.contact_id = c.id WHERE c.app_user_id <> '' AND c.app_user_id = old.id
    ON CONFLICT DO NOTHING
; END;

-- Whom a contact is linked to, stored for or named by, and whoever has its address on either side.

CREATE TRIGGER contact_added_opens AFTER INSERT ON contact
WHEN EXISTS (SELECT 1 FROM settlement) BEGIN
    INSERT INTO open_user (user_id)
    SELECT user_id FROM link WHERE contact_id = new.id
    UNION SELECT id FROM app_user WHERE stored_contact = new.id
    UNION SELECT id FROM app_user WHERE id IN (new.app_user_id)
    UNION SELECT id FROM app_user WHERE email_key <> '' AND email_key IN (new.email_key)
    UNION SELECT l.user_id FROM contact c JOIN link l ON l.contact_id = c.id WHERE c.email_key <> '' AND c.email_key IN (new.email_key)
    ON CONFLICT DO NOTHING
; END;

CREATE TRIGGER contact_changed_opens AFTER UPDATE ON contact
WHEN EXISTS (SELECT 1 FROM settlement) BEGIN
    INSERT INTO open_user (user_id)
    SELECT user_id FROM link WHERE contact_id = new.id
    UNION SELECT id FROM app_user WHERE stored_contact = new.id
    UNION SELECT id FROM app_user WHERE id IN (old.app_user_id, new.app_user_id)
    UNION SELECT id FROM app_user WHERE email_key <> '' AND email_key IN (old.email_key, new.email_key)
    UNION SELECT l.user_id FROM contact c JOIN link l ON l.contact_id = c.id WHERE c.email_key <> '' AND c.email_key IN (old.email_key, new.email_key)
    ON CONFLICT DO NOTHING
; END;

CREATE TRIGGER contact_removed_opens AFTER DELETE ON contact
WHEN EXISTS (SELECT 1 FROM settlement) BEGIN
    INSERT INTO open_user (user_id)
    SELECT user_id FROM link WHERE contact_id = old.id
    UNION SELECT id FROM app_user WHERE stored_contact = old.id
    UNION SELECT id FROM app_user WHERE id IN (old.app_user_id)
    UNION SELECT id FROM app_user WHERE email_key <> '' AND email_key IN (old.email_key)
    UNION SELECT l.user_id FROM contact c JOIN link l ON l.contact_id = c.id WHERE c.email_key <> '' AND c.email_key IN (old.email_key)
    ON CONFLICT DO NOTHING
; END;

-- Who is linked, and whoever has an address of the contact.

CREATE TRIGGER link_added_opens AFTER INSERT ON link
WHEN EXISTS (SELECT 1 FROM settlement) BEGIN
    INSERT INTO open_user (user_id)
    SELECT new.user_id
    UNION SELECT user_id FROM link WHERE contact_id IN (new.contact_id)
    UNION SELECT u.id FROM contact c JOIN app_user u ON u.email_key = c.email_key WHERE c.id IN (new.contact_id) AND c.email_key <> ''
    ON CONFLICT DO NOTHING
; END;

CREATE TRIGGER link_changed_opens AFTER UPDATE ON link
WHEN EXISTS (SELECT 1 FROM settlement) BEGIN
    INSERT INTO open_user (user_id)
    SELECT new.user_id
    UNION SELECT user_id FROM link WHERE contact_id IN (old.contact_id, new.contact_id)
    UNION SELECT u.id FROM contact c JOIN app_user u ON u.email_key = c.email_key WHERE c.id IN (old.contact_id, new.contact_id) AND c.email_key <> ''
    ON CONFLICT DO NOTHING
; END;

CREATE TRIGGER link_removed_opens AFTER DELETE ON link
WHEN EXISTS (SELECT 1 FROM settlement) BEGIN
    INSERT INTO open_user (user_id)
    SELECT old.user_id
    UNION SELECT user_id FROM link WHERE contact_id IN (old.contact_id)
    UNION SELECT u.id FROM contact c JOIN app_user u ON u.email_key = c.email_key WHERE c.id IN (old.contact_id) AND c.email_key <> ''
    ON CONFLICT DO NOTHING
; END;

-- Who is linked to the contact.

CREATE TRIGGER do_not_contact_added_opens AFTER INSERT ON do_not_contact
WHEN EXISTS (SELECT 1 FROM settlement) BEGIN
    INSERT INTO open_user (user_id)
    SELECT user_id FROM link WHERE contact_id IN (new.contact_id)
    UNION SELECT id FROM app_user WHERE stored_contact IN (new.contact_id)
    ON CONFLICT DO NOTHING
; END;

CREATE TRIGGER do_not_contact_changed_opens AFTER UPDATE ON do_not_contact
WHEN EXISTS (SELECT 1 FROM settlement) BEGIN
    INSERT INTO open_user (user_id)
    SELECT user_id FROM link WHERE contact_id IN (old.contact_id, new.contact_id)
    UNION SELECT id FROM app_user WHERE stored_contact IN (old.contact_id, new.contact_id)
    ON CONFLICT DO NOTHING
; END;

CREATE TRIGGER do_not_contact_removed_opens AFTER DELETE ON do_not_contact
WHEN EXISTS (SELECT 1 FROM settlement) BEGIN
    INSERT INTO open_user (user_id)
    SELECT user_id FROM link WHERE contact_id IN (old.contact_id)
    UNION SELECT id FROM app_user WHERE stored_contact IN (old.contact_id)
    ON CONFLICT DO NOTHING
; END;

CREATE TRIGGER segment_member_added_opens AFTER INSERT ON segment_member
WHEN EXISTS (SELECT 1 FROM settlement) BEGIN
    INSERT INTO open_user (user_id)
    SELECT user_id FROM link WHERE contact_id IN (new.contact_id)
    UNION SELECT id FROM app_user WHERE stored_contact IN (new.contact_id)
    ON CONFLICT DO NOTHING
; END;

CREATE TRIGGER segment_member_changed_opens AFTER UPDATE ON segment_member
WHEN EXISTS (SELECT 1 FROM settlement) BEGIN
    INSERT INTO open_user (user_id)
    SELECT user_id FROM link WHERE contact_id IN (old.contact_id, new.contact_id)
    UNION SELECT id FROM app_user WHERE stored_contact IN (old.contact_id, new.contact_id)
    ON CONFLICT DO NOTHING
; END;

CREATE TRIGGER segment_member_removed_opens AFTER DELETE ON segment_member
WHEN EXISTS (SELECT 1 FROM settlement) BEGIN
    INSERT INTO open_user (user_id)
    SELECT user_id FROM link WHERE contact_id IN (old.contact_id)
    UNION SELECT id FROM app_user WHERE stored_contact IN (old.contact_id)
    ON CONFLICT DO NOTHING
; END;

CREATE TRIGGER contact_merge_added_opens AFTER INSERT ON contact_merge
WHEN EXISTS (SELECT 1 FROM settlement) BEGIN
    INSERT INTO open_user (user_id)
    SELECT user_id FROM link WHERE contact_id IN (new.merged_id, new.survivor_id)
    UNION SELECT id FROM app_user WHERE stored_contact IN (new.merged_id, new.survivor_id)
    ON CONFLICT DO NOTHING
; END;

CREATE TRIGGER contact_merge_changed_opens AFTER UPDATE ON contact_merge
WHEN EXISTS (SELECT 1 FROM settlement) BEGIN
    INSERT INTO open_user (user_id)
    SELECT user_id FROM link WHERE contact_id IN (old.merged_id, new.merged_id, old.survivor_id, new.survivor_id)
    UNION SELECT id FROM app_user WHERE stored_contact IN (old.merged_id, new.merged_id, old.survivor_id, new.survivor_id)
    ON CONFLICT DO NOTHING
; END;

CREATE TRIGGER contact_merge_removed_opens AFTER DELETE ON contact_merge
WHEN EXISTS (SELECT 1 FROM settlement) BEGIN
    INSERT INTO open_user (user_id)
    SELECT user_id FROM link WHERE contact_id IN (old.merged_id, old.survivor_id)
    UNION SELECT id FROM app_user WHERE stored_contact IN (old.merged_id, old.survivor_id)
    ON CONFLICT DO NOTHING
; END;

-- Of whom Mautic refused something.

CREATE TRIGGER refusal_added_opens AFTER INSERT ON refusal
WHEN EXISTS (SELECT 1 FROM settlement) BEGIN
    INSERT INTO open_user (user_id)
    SELECT new.user_id WHERE true
    ON CONFLICT DO NOTHING
; END;

CREATE TRIGGER refusal_changed_opens AFTER UPDATE ON refusal
WHEN EXISTS (SELECT 1 FROM settlement) BEGIN
    INSERT INTO open_user (user_id)
    SELECT new.user_id WHERE true
    ON CONFLICT DO NOTHING
; END;

CREATE TRIGGER refusal_removed_opens AFTER DELETE ON refusal
WHEN EXISTS (SELECT 1 FROM settlement) BEGIN
    INSERT INTO open_user (user_id)
    SELECT old.user_id WHERE true
    ON CONFLICT DO NOTHING
; END;

-- About whom somebody decided.

CREATE TRIGGER resolution_added_opens AFTER INSERT ON resolution
WHEN EXISTS (SELECT 1 FROM settlement) BEGIN
    INSERT INTO open_user (user_id)
    SELECT new.user_id WHERE true
    ON CONFLICT DO NOTHING
; END;

CREATE TRIGGER resolution_changed_opens AFTER UPDATE ON resolution
WHEN EXISTS (SELECT 1 FROM settlement) BEGIN
    INSERT INTO open_user (user_id)
    SELECT new.user_id WHERE true
    ON CONFLICT DO NOTHING
; END;

CREATE TRIGGER resolution_removed_opens AFTER DELETE ON resolution
WHEN EXISTS (SELECT 1 FROM settlement) BEGIN
    INSERT INTO open_user (user_id)
    SELECT old.user_id WHERE true
    ON CONFLICT DO NOTHING
; END;
