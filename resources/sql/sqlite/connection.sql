-- What every connection starts with, after its journal mode is set.
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
PRAGMA secure_delete = ON;
PRAGMA trusted_schema = OFF;
PRAGMA temp_store = MEMORY;
CREATE TEMP TABLE scan (mirror TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE seen_user (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE seen_contact (id INTEGER PRIMARY KEY);
CREATE TEMP TABLE deciding (user_id TEXT PRIMARY KEY, version INTEGER NOT NULL) WITHOUT ROWID;
