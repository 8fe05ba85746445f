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
