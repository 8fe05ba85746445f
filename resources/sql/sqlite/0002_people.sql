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
