-- Who is signed in, under the hash of the session's id: a copy of the database opens no session.
CREATE TABLE staff_sessions (
    key        TEXT    NOT NULL PRIMARY KEY,
    name       TEXT    NOT NULL,
    role       TEXT    NOT NULL,
    stamp      TEXT    NOT NULL,
    started_at INTEGER NOT NULL,
    seen_at    INTEGER NOT NULL,
    made_at    INTEGER NOT NULL,
    ends_at    INTEGER NOT NULL
) WITHOUT ROWID;
