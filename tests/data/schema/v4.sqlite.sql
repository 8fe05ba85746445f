-- Times are microseconds since 1970 in UTC. Names of kinds, states and outcomes are those of src/store/stored_names.cpp.
PRAGMA application_id = 1282102132;

CREATE TABLE workspace (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    id TEXT NOT NULL,
    mautic_address TEXT NOT NULL,
    users_database TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE app_user (
    id TEXT PRIMARY KEY,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    email_verified INTEGER,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    created_at INTEGER,
    updated_at INTEGER,
    locale TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    phone TEXT NOT NULL,
    company TEXT NOT NULL,
    source TEXT NOT NULL,
    account_tier TEXT NOT NULL,
    registration_method TEXT NOT NULL,
    auth_provider TEXT NOT NULL,
    tracked_contact INTEGER,
    stored_contact INTEGER,
    opted_out INTEGER NOT NULL,
    banned INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    gone_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX app_user_email_key ON app_user (email_key);
CREATE INDEX app_user_gone ON app_user (gone_at) WHERE gone_at IS NOT NULL;
CREATE INDEX app_user_stored_contact ON app_user (stored_contact) WHERE stored_contact IS NOT NULL;

CREATE TABLE contact (
    id INTEGER PRIMARY KEY,
    email_key TEXT NOT NULL,
    app_user_id TEXT NOT NULL,
    added_at INTEGER,
    content_hash INTEGER NOT NULL,
    fields TEXT NOT NULL
) STRICT;
CREATE INDEX contact_email_key ON contact (email_key) WHERE email_key <> '';
CREATE INDEX contact_app_user_id ON contact (app_user_id) WHERE app_user_id <> '';

CREATE TABLE contact_merge (
    merged_id INTEGER PRIMARY KEY,
    survivor_id INTEGER NOT NULL
) STRICT;
CREATE INDEX contact_merge_survivor ON contact_merge (survivor_id);

CREATE TABLE do_not_contact (
    contact_id INTEGER NOT NULL,
    row_id INTEGER NOT NULL,
    channel TEXT NOT NULL,
    reason INTEGER NOT NULL,
    comments TEXT NOT NULL,
    added_at INTEGER,
    PRIMARY KEY (contact_id, row_id, channel)
) STRICT, WITHOUT ROWID;

CREATE TABLE segment_member (
    segment_id INTEGER NOT NULL,
    contact_id INTEGER NOT NULL,
    removed_by_hand INTEGER NOT NULL,
    PRIMARY KEY (segment_id, contact_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE link (
    user_id TEXT PRIMARY KEY,
    contact_id INTEGER NOT NULL,
    matched_by TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    verified_at INTEGER,
    previous_contacts TEXT NOT NULL,
    base TEXT NOT NULL,
    segments_given TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX link_contact ON link (contact_id);

CREATE TABLE run (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    operator_account TEXT NOT NULL,
    operator_name TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    finished_at INTEGER,
    counts TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;

CREATE TABLE applied_row (
    run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    user_id TEXT NOT NULL,
    contact_id INTEGER,
    changes TEXT NOT NULL,
    outcome TEXT NOT NULL,
    reason TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (run_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX applied_row_unanswered ON applied_row (run_id, position) WHERE outcome = 'sent';

CREATE TABLE person_case (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    user_id TEXT NOT NULL,
    contacts TEXT NOT NULL,
    other_users TEXT NOT NULL,
    field TEXT NOT NULL,
    detail TEXT NOT NULL,
    first_seen INTEGER NOT NULL,
    closed_at INTEGER
) STRICT;
CREATE INDEX person_case_open ON person_case (id) WHERE closed_at IS NULL;

CREATE TABLE refusal (
    user_id TEXT PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    detail TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE notice_count (
    run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (run_id, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE notice (
    id INTEGER PRIMARY KEY,
    run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    user_id TEXT NOT NULL,
    field TEXT NOT NULL
) STRICT;
CREATE INDEX notice_run ON notice (run_id);

CREATE TABLE log_entry (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    level TEXT NOT NULL,
    category TEXT NOT NULL,
    code TEXT NOT NULL,
    subject TEXT NOT NULL,
    run_id INTEGER
) STRICT;

CREATE TABLE request (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL
) STRICT;
CREATE INDEX request_at ON request (at);

-- How users stand who are not simply in step, as the last run decided. Names are those of src/store/stored_names.cpp.
CREATE TABLE person_state (
    user_id TEXT PRIMARY KEY,
    situation TEXT NOT NULL,
    state TEXT NOT NULL,
    contact_id INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX person_state_contact ON person_state (contact_id) WHERE contact_id IS NOT NULL;

-- What Mautic says of the fields and segments this workspace uses, as last read.
CREATE TABLE mautic_field (
    position INTEGER PRIMARY KEY,
    attribute TEXT NOT NULL,
    alias TEXT NOT NULL,
    label TEXT NOT NULL,
    type TEXT NOT NULL,
    length_limit INTEGER NOT NULL,
    choices TEXT NOT NULL,
    to_be_made INTEGER NOT NULL
) STRICT;

CREATE TABLE segment (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL
) STRICT;

-- Everybody of both sides, as lists show them: made from the tables above and those of 0001, and made anew at will.
-- Numbers are those of PersonState and EmailConsent in src/domain/person_row.h. Keys and `search` are folded.
CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    user_id TEXT NOT NULL,
    contact_id INTEGER,
    state INTEGER NOT NULL,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    segments TEXT NOT NULL,
    consent INTEGER NOT NULL,
    last_change INTEGER,
    last_sync INTEGER,
    name_key TEXT NOT NULL,
    email_key TEXT NOT NULL,
    search TEXT NOT NULL
) STRICT;
CREATE INDEX person_by_state ON person (state);
CREATE INDEX person_by_name ON person (name_key);
CREATE INDEX person_by_email ON person (email_key);
CREATE INDEX person_by_user ON person (user_id, contact_id);
CREATE INDEX person_by_contact ON person (contact_id);
CREATE INDEX person_by_segments ON person (segments);
CREATE INDEX person_by_consent ON person (consent);
CREATE INDEX person_by_last_change ON person (last_change);
CREATE INDEX person_by_last_sync ON person (last_sync);

-- What was written of one person.
CREATE INDEX applied_row_user ON applied_row (user_id);

-- What the engine in the background needs. Purposes are the numbers of Purpose in src/domain/purpose.h.

-- Users whose two sides may differ: decided anew when their turn comes, so one row each is enough.
CREATE TABLE work_item (
    user_id TEXT PRIMARY KEY,
    purpose INTEGER NOT NULL,
    state TEXT NOT NULL,
    -- When the oldest change behind it was made, as far as it is known; else when it was noticed.
    changed_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    -- How often its batch was halved to find the row that fails.
    halvings INTEGER NOT NULL,
    -- Of the engine that took it.
    fence INTEGER NOT NULL,
    -- Moves with every change, so that one made while the item is on its way is not taken for done.
    version INTEGER NOT NULL,
    failure TEXT NOT NULL,
    field TEXT NOT NULL,
    -- In Mautic's words.
    answer TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX work_item_due ON work_item (state, purpose, due_at);

CREATE TABLE engine_lease (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    -- Empty while nobody has it.
    owner TEXT NOT NULL,
    process TEXT NOT NULL,
    -- Whether its owner gives it up when somebody waits for it.
    yields INTEGER NOT NULL,
    fence INTEGER NOT NULL,
    until INTEGER NOT NULL,
    -- When somebody last said to wait for it.
    wanted_at INTEGER
) STRICT;

-- The engine as it was last, in JSON, and what people told it.
CREATE TABLE engine_status (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    status TEXT NOT NULL
) STRICT;

-- Every change that was seen on a side.
CREATE TABLE observed_change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    side TEXT NOT NULL,
    -- The user's or the contact's id.
    subject TEXT NOT NULL,
    field TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    how TEXT NOT NULL,
    -- When it was made, as far as its side tells.
    made_at INTEGER
) STRICT;
CREATE INDEX observed_change_subject ON observed_change (side, subject, id);
CREATE INDEX observed_change_at ON observed_change (at);

-- How long changes of the application took to arrive.
CREATE TABLE delivery (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    purpose INTEGER NOT NULL,
    delay INTEGER NOT NULL
) STRICT;
CREATE INDEX delivery_at ON delivery (at);

-- Entries of Mautic's audit log that were read already, the newest few: pages overlap.
CREATE TABLE feed_entry (
    id INTEGER PRIMARY KEY
) STRICT;

-- Contacts this workspace wrote, whose entry in the audit log is yet to come.
CREATE TABLE own_write (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL,
    is_create INTEGER NOT NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX own_write_contact ON own_write (contact_id);

-- A full compare of one side that goes on page by page, over days where the hour has few requests.
CREATE TABLE comparison (
    side TEXT PRIMARY KEY,
    after TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    before INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE comparison_missing (
    side TEXT NOT NULL,
    subject TEXT NOT NULL,
    PRIMARY KEY (side, subject)
) STRICT, WITHOUT ROWID;

-- Requests as people see them, kept longer than the budget's own count.
CREATE TABLE request_record (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    purpose INTEGER NOT NULL,
    kind TEXT NOT NULL,
    verb TEXT NOT NULL,
    path TEXT NOT NULL,
    status INTEGER NOT NULL,
    failure TEXT NOT NULL,
    took INTEGER NOT NULL,
    bytes_sent INTEGER NOT NULL,
    bytes_received INTEGER NOT NULL
) STRICT;
CREATE INDEX request_record_at ON request_record (at);

-- One row a minute while the engine runs, for the charts.
CREATE TABLE engine_sample (
    at INTEGER PRIMARY KEY,
    waiting INTEGER NOT NULL,
    dead INTEGER NOT NULL,
    requests INTEGER NOT NULL,
    background INTEGER NOT NULL
) STRICT;

ALTER TABLE request ADD COLUMN purpose INTEGER NOT NULL DEFAULT 1;
CREATE INDEX request_purpose ON request (purpose, at);

-- What was written, newest first.
CREATE INDEX applied_row_at ON applied_row (at, run_id, position);

-- What people decide. Names of answers and states are those of src/domain/resolution.cpp.

CREATE TABLE resolution (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- Made, and taken back, as one.
    batch TEXT NOT NULL,
    case_id INTEGER,
    user_id TEXT NOT NULL,
    answer TEXT NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    contact_id INTEGER,
    contact_before INTEGER,
    seen_app TEXT,
    base_sent TEXT,
    base_answered TEXT,
    seen_mautic TEXT,
    operator_account TEXT NOT NULL,
    operator_name TEXT NOT NULL,
    note TEXT NOT NULL,
    at INTEGER NOT NULL,
    state TEXT NOT NULL,
    settled_at INTEGER,
    undone_by TEXT NOT NULL
) STRICT;
CREATE INDEX resolution_user ON resolution (user_id, id);
CREATE INDEX resolution_batch ON resolution (batch);
CREATE INDEX resolution_case ON resolution (case_id, id) WHERE case_id IS NOT NULL;
CREATE INDEX resolution_open ON resolution (state, id) WHERE state IN ('waiting', 'undoing');

-- Who looks at a case, and until when it sleeps.
ALTER TABLE person_case ADD COLUMN assigned_to TEXT NOT NULL DEFAULT '';
ALTER TABLE person_case ADD COLUMN snoozed_until INTEGER;
-- Where it sleeps until either side changes: the newest observed change when it was put to sleep.
ALTER TABLE person_case ADD COLUMN snoozed_at_change INTEGER;

-- Who made a change, as its side tells.
ALTER TABLE observed_change ADD COLUMN who TEXT NOT NULL DEFAULT '';
CREATE INDEX person_case_user ON person_case (user_id);

PRAGMA user_version = 4;
INSERT INTO workspace (only, id, mautic_address, users_database, created_at)
VALUES (1, '8b0f1c9a-6c0e-4a39-9f1e-2d7c8f0e3b11', 'https://mautic.example.org', 'SQLite', 1790000000000000);
