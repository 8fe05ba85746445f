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
